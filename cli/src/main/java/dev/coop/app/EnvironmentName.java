package dev.coop.app;

import java.util.regex.Pattern;

/**
 * An environment's name: a DNS label of at most 20 characters that starts with a letter and does not end in
 * {@code -next}.
 *
 * @param value such as {@code prod}
 */
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {
    private static final Pattern FORM = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    public EnvironmentName {
        if (value.length() > 20
                || value.endsWith("-next")
                || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an environment's name: `" + value
                    + "` (lower-case letters, digits and hyphens, starting with a letter, at most 20, not"
                    + " ending in -next)");
        }
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
