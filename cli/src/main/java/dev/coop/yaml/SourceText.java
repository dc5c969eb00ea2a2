package dev.coop.yaml;

import dev.coop.diagnostic.Location;
import java.util.Arrays;

/** A text with the name its reader knows it by; turns offsets into places, each at the cost of a look-up. */
public final class SourceText {
    private final String name;
    private final String text;
    /** Where each line begins. */
    private final int[] lines;

    private final boolean plain;

    /**
     * Makes one.
     *
     * @param name the file's name as the user knows it
     * @param text its characters
     */
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.lines = lines(text);
        this.plain = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    private static int[] lines(String text) {
        var starts = new int[16];
        var count = 1;
        for (var at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    /** Returns the file's name as the user knows it. */
    public String name() {
        return name;
    }

    /** Returns its characters. */
    public String text() {
        return text;
    }

    /**
     * Returns the place of the characters from {@code start} to {@code end} (UTF-16 offsets). A span over several lines
     * is marked to the end of its first line.
     */
    public Location.InFile locate(int start, int end) {
        var from = Math.clamp(start, 0, text.length());
        var found = Arrays.binarySearch(lines, from);
        var line = found >= 0 ? found : -found - 2;
        var lineStart = lines[line];
        var sourceLine = line(line + 1);
        var markedTo = Math.min(Math.max(end, from), lineStart + sourceLine.length());
        var width = markedTo > from ? codePoints(from, markedTo) : 1;
        return new Location.InFile(name, line + 1, 1 + codePoints(lineStart, from), width, sourceLine);
    }

    int lines() {
        return lines.length;
    }

    /** Returns a line, counted from 1, without the white space at its end. */
    public String line(int number) {
        var end = number < lines.length ? lines[number] - 1 : text.length();
        return text.substring(lines[number - 1], end).stripTrailing();
    }

    private int codePoints(int from, int to) {
        return plain ? to - from : text.codePointCount(from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceText that && name.equals(that.name) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
