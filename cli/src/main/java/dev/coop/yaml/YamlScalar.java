package dev.coop.yaml;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A single value.
 *
 * @param text the value as written, without quotes
 * @param type what YAML 1.2's core schema takes it for
 * @param span where it stands, with its quotes
 */
public record YamlScalar(String text, Type type, Optional<Span> span) implements YamlNode {

    /** No quote, no block, no tag; an anchor may stand before it. */
    private static final Pattern PLAIN = Pattern.compile("(?:&\\S+\\s+)?+(?![\"'|>!])");

    private static final int MOST_DIGITS = 100;

    /** The types of YAML 1.2's core schema (chapter 10.3 of the specification). */
    public enum Type {
        STRING("text"),
        INTEGER("a whole number"),
        FLOAT("a number"),
        BOOLEAN("true or false"),
        NULL("nothing");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    /**
     * Whether it stands in a text without quotes and without a tag, so that what it is depends on the reader. One that
     * was made, not read, does not.
     */
    public boolean isPlain() {
        return span.map(place -> PLAIN.matcher(place.source().text())
                        .region(place.start(), place.end())
                        .lookingAt())
                .orElse(false);
    }

    public boolean isNull() {
        return type == Type.NULL;
    }

    /** Returns the value of an {@link Type#INTEGER}; of one that nothing could ever hold, another of such. */
    public BigInteger integer() {
        if (text.length() > MOST_DIGITS) {
            var large = BigInteger.TEN.pow(MOST_DIGITS);
            return text.startsWith("-") ? large.negate() : large;
        }
        return text.startsWith("0x")
                ? new BigInteger(text.substring(2), 16)
                : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    @Override
    public String describe() {
        return type.words;
    }
}
