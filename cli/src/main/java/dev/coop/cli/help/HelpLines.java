package dev.coop.cli.help;

import dev.coop.cli.help.HelpPage.Entry;
import dev.coop.terminal.Colour;
import dev.coop.terminal.Fold;
import dev.coop.terminal.Style;
import dev.coop.terminal.Width;
import java.util.ArrayList;
import java.util.List;

/** A help page in lines that fit a terminal. */
public final class HelpLines {
    private static final int WIDEST = 100;
    private static final int WIDEST_TERM = 24;
    /** Below this there is no room for two columns. */
    private static final int NARROW = 60;

    private final Style style;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private HelpLines(Style style, int columns) {
        this.style = style;
        this.columns = Math.min(columns, WIDEST);
    }

    /** Returns all that the page says. */
    public static List<String> all(HelpPage page, Style style, int columns) {
        var help = new HelpLines(style, columns);
        help.opening(page);
        page.description().forEach(help::paragraph);
        help.groups(page);
        help.list("Arguments", page.arguments(), Look.COMMAND);
        help.list("Options", page.options(), Look.COMMAND);
        help.globals(page);
        help.list("Exit status", page.exits(), Look.COMMAND);
        help.list("Examples", page.examples(), Look.EXAMPLE);
        return help.lines;
    }

    /** Returns the commands only. */
    public static List<String> commands(HelpPage page, Style style, int columns) {
        var help = new HelpLines(style, columns);
        help.opening(page);
        help.groups(page);
        return help.lines;
    }

    /** How the terms of a list look: examples stay plain, and whole, so that they can be copied. */
    private enum Look {
        COMMAND,
        EXAMPLE
    }

    private void opening(HelpPage page) {
        lines.addAll(Fold.at(columns, "", page.summary()));
        lines.add("");
        lines.addAll(Fold.at(columns, "    ", style.strong("Usage:") + " " + page.usage()));
    }

    private void paragraph(String text) {
        lines.add("");
        lines.addAll(Fold.at(columns, "", text));
    }

    /** They stand in full where coop itself is explained; below, they would hide what belongs to the command. */
    private void globals(HelpPage page) {
        if (page.isRoot()) {
            list("Options of every command", page.globals(), Look.COMMAND);
        } else {
            lines.add("");
            lines.addAll(Fold.at(
                    columns, "", style.strong("Options of every command:") + " see " + page.rootName() + " --help"));
        }
    }

    /** The texts of all groups begin in one column. */
    private void groups(HelpPage page) {
        var term = widest(page.commands().stream()
                .flatMap(group -> group.commands().stream())
                .toList());
        page.commands().forEach(group -> list(group.heading(), group.commands(), Look.COMMAND, term));
    }

    private void list(String heading, List<Entry> entries, Look look) {
        list(heading, entries, look, widest(entries));
    }

    private void list(String heading, List<Entry> entries, Look look, int term) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(style.strong(heading + ":"));
            var stacked = columns < NARROW || look == Look.EXAMPLE;
            entries.forEach(each -> entry(each, stacked ? 0 : term, look));
        }
    }

    private static int widest(List<Entry> entries) {
        return entries.stream()
                .mapToInt(each -> Width.of(each.term()))
                .filter(width -> width <= WIDEST_TERM)
                .max()
                .orElse(0);
    }

    /** Without room beside it, an entry's text stands below its term. */
    private void entry(Entry entry, int term, Look look) {
        var shown = look == Look.EXAMPLE ? entry.term() : style.colour(Colour.CYAN, entry.term());
        var indent = " ".repeat(term == 0 ? 6 : term + 4);
        if (Width.of(entry.term()) > term) {
            lines.add("  " + (term == 0 ? shown.stripLeading() : shown));
            if (!entry.text().isEmpty()) {
                lines.addAll(Fold.at(columns, indent, indent + entry.text()));
            }
        } else {
            lines.addAll(Fold.at(columns, indent, "  " + Width.pad(shown, term) + "  " + entry.text()));
        }
    }
}
