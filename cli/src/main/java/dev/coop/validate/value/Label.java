package dev.coop.validate.value;

import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of labels' and annotations' keys and of labels' values. */
public final class Label {
    private static final int LONGEST = 63;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

    private Label() {}

    /**
     * Whether a text can be a label's value: nothing, or at most 63 letters, digits, {@code -}, {@code _}, {@code .}.
     */
    public static boolean isValue(String text) {
        return text.isEmpty() || isName(text);
    }

    /** Whether a text can be a key: a name like a value's, perhaps with a domain and a slash before it. */
    public static boolean isKey(String text) {
        var slash = text.indexOf('/');
        return slash < 0
                ? isName(text)
                : DnsName.isSubdomain(text.substring(0, slash)) && isName(text.substring(slash + 1));
    }

    /** Whether a text can be an annotation's key: as a label's, but capitals in the domain do not matter. */
    public static boolean isAnnotationKey(String text) {
        return isKey(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
