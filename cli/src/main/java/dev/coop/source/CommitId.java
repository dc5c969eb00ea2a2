package dev.coop.source;

import java.util.regex.Pattern;

/**
 * A Git commit's full id.
 *
 * @param value 40 (SHA-1) or 64 (SHA-256) hexadecimal digits, lower case
 */
public record CommitId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    public CommitId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a full commit id: `" + value + "`");
        }
    }

    /** Returns the first seven digits, for people. */
    public String abbreviated() {
        return value.substring(0, 7);
    }

    @Override
    public String toString() {
        return value;
    }
}
