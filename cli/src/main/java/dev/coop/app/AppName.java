package dev.coop.app;

import java.util.regex.Pattern;

/**
 * An app's name: a DNS label of at most 40 characters that starts with a letter.
 *
 * @param value such as {@code mean-mug}
 */
public record AppName(String value) implements Comparable<AppName> {
    private static final Pattern FORM = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    public AppName {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not an app's name: `" + value
                    + "` (lower-case letters, digits and hyphens, starting with a letter, at most 40)");
        }
    }

    /** Returns whether an app may be called so. */
    public static boolean isOne(String value) {
        return value.length() <= 40 && FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(AppName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
