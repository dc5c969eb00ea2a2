package dev.coop.cli;

import dev.coop.terminal.Colour;
import dev.coop.terminal.Style;
import java.util.stream.Stream;

/** A unified diff, line by line, dressed as everybody knows it. */
record DiffLines(Style style) {

    Stream<String> of(String diff) {
        return diff.lines().map(this::dressed);
    }

    private String dressed(String line) {
        if (line.startsWith("+++ ") || line.startsWith("--- ")) {
            return style.strong(line);
        }
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> style.colour(Colour.GREEN, line);
            case '-' -> style.colour(Colour.RED, line);
            case '@' -> style.colour(Colour.CYAN, line);
            default -> line;
        };
    }
}
