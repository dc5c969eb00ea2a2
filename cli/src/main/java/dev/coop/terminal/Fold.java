package dev.coop.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that end between words. */
public final class Fold {
    private Fold() {}

    /**
     * Returns a line as lines of at most that many columns; a word that is longer stays whole.
     *
     * @param columns the most columns of a line
     * @param indent what stands before every line but the first
     * @param text the line
     */
    public static List<String> at(int columns, String indent, String text) {
        if (text.length() <= columns || Width.of(text) <= columns) {
            return List.of(text);
        }
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        var used = 0;
        for (var word : text.split("(?<= )(?=[^ ])", -1)) {
            var width = Width.of(word.stripTrailing());
            if (used + width > columns && !line.toString().isBlank()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
                used = indent.length();
            }
            line.append(word);
            used += Width.of(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
