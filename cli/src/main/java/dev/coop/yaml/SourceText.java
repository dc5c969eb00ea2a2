package dev.coop.yaml;

import dev.coop.diagnostic.Location;

/**
 * A text with the name its reader knows it by; turns offsets into places.
 *
 * @param name the file's name as the user knows it
 * @param text its characters
 */
public record SourceText(String name, String text) {

    /**
     * Returns the place of the characters from {@code start} to {@code end} (UTF-16 offsets). A span over several lines
     * is marked to the end of its first line.
     */
    public Location.InFile locate(int start, int end) {
        var from = Math.min(start, text.length());
        var lineStart = from == 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
        var newline = text.indexOf('\n', from);
        var lineEnd = newline < 0 ? text.length() : newline;
        var line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        var sourceLine = text.substring(lineStart, lineEnd).stripTrailing();
        var column = 1 + text.codePointCount(lineStart, from);
        var markedTo = Math.min(Math.max(end, from), lineStart + sourceLine.length());
        var width = markedTo > from ? text.codePointCount(from, markedTo) : 1;
        return new Location.InFile(name, line, column, width, sourceLine);
    }
}
