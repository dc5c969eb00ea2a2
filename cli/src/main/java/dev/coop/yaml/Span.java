package dev.coop.yaml;

import dev.coop.diagnostic.Location;

/**
 * Where a node stands in its text.
 *
 * @param source the text
 * @param start the offset of its first character, in UTF-16 units
 * @param end the offset behind its last one
 */
public record Span(SourceText source, int start, int end) {

    /** Returns the place for a person. */
    public Location.InFile location() {
        return source.locate(start, end);
    }
}
