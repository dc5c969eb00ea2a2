package dev.coop.json;

/**
 * A piece of a JSON text.
 *
 * @param kind what it is
 * @param text of a string its characters, of a number or word how it is written, else empty
 * @param start the offset of its first character, in UTF-16 units
 * @param end the offset behind its last one
 */
public record JsonToken(Kind kind, String text, int start, int end) {

    /** What a token is. */
    public enum Kind {
        OBJECT_START,
        OBJECT_END,
        ARRAY_START,
        ARRAY_END,
        NAME,
        TEXT,
        INTEGER,
        DECIMAL,
        FLAG,
        NULL
    }
}
