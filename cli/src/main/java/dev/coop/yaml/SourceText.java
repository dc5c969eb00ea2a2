package dev.coop.yaml;

import dev.coop.diagnostic.Location;
import java.util.Arrays;

/** A text with the name its reader knows it by; turns offsets into places, each at the cost of a look-up. */
public final class SourceText {
    private static final int LONGEST_SHOWN = 2_000;
    private static final int BLOCK = 1_024;

    private final String name;
    private final String text;
    /** Where each line begins. */
    private final int[] lines;

    private final int[] pairs;

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
        this.pairs = pairsBefore(text);
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
        var lineEnd = lineEnd(line);
        var markedTo = Math.min(Math.max(end, from), Math.max(from, lineEnd));
        var width = markedTo > from ? codePoints(from, markedTo) : 1;
        return new Location.InFile(name, line + 1, 1 + codePoints(lineStart, from), width, line(line + 1));
    }

    int lines() {
        return lines.length;
    }

    /**
     * Returns a line, counted from 1, without the white space at its end; nothing where it is too long for anybody to
     * read: a thousand problems in one line must not hold it a thousand times.
     */
    public String line(int number) {
        var start = lines[number - 1];
        var end = lineEnd(number - 1);
        return end - start > LONGEST_SHOWN ? "" : text.substring(start, end);
    }

    /** Where a line, counted from 0, ends, the white space at its end left out. */
    private int lineEnd(int line) {
        var end = line + 1 < lines.length ? lines[line + 1] - 1 : text.length();
        while (end > lines[line] && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int codePoints(int from, int to) {
        return to - from - (pairs(to) - pairs(from));
    }

    /** How many characters of two units stand before a place. */
    private int pairs(int place) {
        if (pairs.length == 0) {
            return 0;
        }
        var block = place / BLOCK;
        return pairs[block] + pairs(text, block * BLOCK, place);
    }

    private static int pairs(String text, int from, int to) {
        var count = 0;
        for (var at = from; at < to; at++) {
            if (Character.isLowSurrogate(text.charAt(at))) {
                count++;
            }
        }
        return count;
    }

    /** How many characters of two units stand before each block of the text; empty where there are none. */
    private static int[] pairsBefore(String text) {
        if (text.chars().noneMatch(unit -> Character.isLowSurrogate((char) unit))) {
            return new int[0];
        }
        var before = new int[text.length() / BLOCK + 1];
        for (var block = 1; block < before.length; block++) {
            before[block] = before[block - 1] + pairs(text, (block - 1) * BLOCK, block * BLOCK);
        }
        return before;
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
