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

    /** Returns the table with cells in which nothing is hidden, so that what is measured is what is seen. */
    private Table visible(Style style) {
        return new Table(
                heading,
                rows.stream()
                        .map(row -> row.stream().map(style::visible).toList())
                        .toList());
    }

    /** Returns the table's lines; each row's cells below each other where they have no room side by side. */
    public List<String> lines(Style style, int columns) {
        var aligned = lines(style);
        return aligned.stream().allMatch(line -> Width.of(line) <= columns)
                ? aligned
                : visible(style).rows.stream()
                        .flatMap(row -> stacked(row, style))
                        .toList();
    }

    private Stream<String> stacked(List<String> row, Style style) {
        var widest = heading.stream().mapToInt(Width::of).max().orElse(0);
        var below = IntStream.range(1, row.size())
                .filter(column -> !row.get(column).isEmpty())
                .mapToObj(
                        column -> "  " + style.faint(Width.pad(heading.get(column), widest)) + "  " + row.get(column));
        return Stream.concat(Stream.of(row.getFirst()), below);
    }

    /** Returns the table's lines. */
    public List<String> lines(Style style) {
        return visible(style).aligned(style);
    }

    private List<String> aligned(Style style) {
        var shown = IntStream.range(0, heading.size())
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        var lines = new ArrayList<String>();
        lines.add(line(heading.stream().map(style::faint).toList(), shown));
        rows.forEach(row -> lines.add(line(row, shown)));
        return lines;
    }

    private String line(List<String> cells, List<Integer> shown) {
        return shown.stream()
                .map(column -> Width.pad(cells.get(column), width(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private int width(int column) {
        return Math.max(
                Width.of(heading.get(column)),
                rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0));
    }
}
