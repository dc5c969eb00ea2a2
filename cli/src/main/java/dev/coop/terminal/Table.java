package dev.coop.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows in aligned columns, two spaces between them; a column that is empty in every row is left out.
 *
 * @param heading the columns' names
 * @param rows as many cells each
 */
public record Table(List<String> heading, List<List<String>> rows) {
    /** Of the last column so much is always left; with less room the cells stand below each other. */
    private static final int LEAST_OF_LAST = 16;

    private static final String GAP = "  ";

    /** Returns the table with cells in which nothing is hidden, so that what is measured is what is seen. */
    private Table visible(Style style) {
        return new Table(
                heading,
                rows.stream()
                        .map(row -> row.stream().map(style::visible).toList())
                        .toList());
    }

    /**
     * Returns the table's lines: each row one line, its last cell cut where there is no room for it; each row's cells
     * below each other where not even that fits.
     */
    public List<String> lines(Style style, int columns) {
        return visible(style).fitted(style, columns);
    }

    private List<String> fitted(Style style, int columns) {
        var aligned = aligned(style);
        if (aligned.stream().allMatch(line -> Width.of(line) <= columns)) {
            return aligned;
        }
        var beforeLast = shown().stream()
                .limit(shown().size() - 1L)
                .mapToInt(column -> width(column) + GAP.length())
                .sum();
        return beforeLast + LEAST_OF_LAST <= columns
                ? withLastCut(columns - beforeLast).aligned(style)
                : rows.stream().flatMap(row -> stacked(row, style, columns)).toList();
    }

    private Table withLastCut(int room) {
        var last = shown().getLast();
        return new Table(
                heading,
                rows.stream()
                        .map(row -> IntStream.range(0, row.size())
                                .mapToObj(column -> column == last ? Width.cut(row.get(column), room) : row.get(column))
                                .toList())
                        .toList());
    }

    private Stream<String> stacked(List<String> row, Style style, int columns) {
        var widest = shown().stream()
                .mapToInt(column -> Width.of(heading.get(column)))
                .max()
                .orElse(0);
        var indent = " ".repeat(widest + 2 * GAP.length());
        var below = IntStream.range(1, row.size())
                .filter(column -> !row.get(column).isEmpty())
                .mapToObj(column -> GAP + style.faint(Width.pad(heading.get(column), widest)) + GAP + row.get(column))
                .flatMap(line -> Fold.at(columns, indent, line).stream());
        return Stream.concat(Stream.of(row.getFirst()), below);
    }

    private List<Integer> shown() {
        return IntStream.range(0, heading.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
    }

    /** Returns the table's lines. */
    public List<String> lines(Style style) {
        return visible(style).aligned(style);
    }

    private List<String> aligned(Style style) {
        var shown = shown();
        var lines = new ArrayList<String>();
        lines.add(line(heading.stream().map(style::faint).toList(), shown));
        rows.forEach(row -> lines.add(line(row, shown)));
        return lines;
    }

    private String line(List<String> cells, List<Integer> shown) {
        return shown.stream()
                .map(column -> Width.pad(cells.get(column), width(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private int width(int column) {
        return Math.max(
                Width.of(heading.get(column)),
                rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0));
    }
}
