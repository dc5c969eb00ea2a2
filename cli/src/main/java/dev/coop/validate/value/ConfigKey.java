package dev.coop.validate.value;

import java.util.regex.Pattern;

/** A key of a ConfigMap's or Secret's data, which may become a file's name. */
public final class ConfigKey {
    private static final int LONGEST = 253;
    private static final Pattern FORM = Pattern.compile("[-._A-Za-z0-9]+");

    private ConfigKey() {}

    /** Whether a text is one. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches() && !text.equals(".") && !text.startsWith("..");
    }
}
