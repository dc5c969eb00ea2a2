package dev.coop.validate.value;

import java.util.regex.Pattern;

/** Names in the form of the domain name system (RFC 1123 and, stricter, RFC 1035). */
public final class DnsName {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 253;
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern FORM = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private DnsName() {}

    /** Whether a text is one or more labels with dots between them, as most resources' names are. */
    public static boolean isSubdomain(String text) {
        return text.length() <= LONGEST && SUBDOMAIN.matcher(text).matches();
    }

    /** Whether a text is one label, as the names of namespaces and containers are. */
    public static boolean isLabel(String text) {
        return text.length() <= LONGEST_LABEL && FORM.matcher(text).matches();
    }

    /** Whether a text is one label that begins with a letter. */
    public static boolean isLabelWithLetterFirst(String text) {
        return isLabel(text) && Character.isLetter(text.charAt(0));
    }

    /** Whether a text is a host of an Ingress: a name, or one whose first label is a star. */
    public static boolean isHost(String text) {
        return isSubdomain(text) || (text.startsWith("*.") && isSubdomain(text.substring(2)));
    }
}
