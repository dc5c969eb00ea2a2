package dev.coop.yaml;

import java.util.Comparator;
import java.util.List;

/**
 * A change to a text that keeps every other byte.
 *
 * @param start the offset of the first character to replace, in UTF-16 units
 * @param end the offset behind the last one; the same as {@code start} inserts
 * @param text what stands there afterwards
 */
public record Splice(int start, int end, String text) {

    /**
     * Returns the text with all changes made; the changes do not overlap; of two at one place the later comes first.
     */
    public static String apply(String text, List<Splice> splices) {
        if (splices.isEmpty()) {
            return text;
        }
        var changed = new StringBuilder(text.length());
        var kept = 0;
        for (var splice :
                splices.stream().sorted(Comparator.comparingInt(Splice::start)).toList()) {
            changed.append(text, kept, splice.start()).append(splice.text());
            kept = splice.end();
        }
        return changed.append(text, kept, text.length()).toString();
    }
}
