package dev.coop.cli;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.diagnostic.Severity;
import dev.coop.json.JsonNumber;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonText;
import dev.coop.json.JsonValue;
import dev.coop.terminal.Colour;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Style;
import dev.coop.terminal.Terminal;
import dev.coop.terminal.VisibleText;
import dev.coop.terminal.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Findings as text for people and as JSON for programs. */
public final class DiagnosticRenderer {
    private static final String INDENT = "   ";
    private static final int TAB = 4;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_SOURCE = 160;

    private final Style style;

    public DiagnosticRenderer(Style style) {
        this.style = style;
    }

    /** Tells people of findings beside a result. */
    public static void alert(List<Diagnostic> diagnostics, Terminal terminal) {
        new DiagnosticRenderer(terminal.noteStyle()).lines(diagnostics).forEach(terminal::alert);
    }

    /** Returns the lines of several findings, an empty line between two. */
    public List<String> lines(List<Diagnostic> diagnostics) {
        var lines = new ArrayList<String>();
        for (var each : diagnostics) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(each));
        }
        return lines;
    }

    /** Returns the lines of a finding: what, where, the line with what is wrong marked, and what to do. */
    public List<String> lines(Diagnostic diagnostic) {
        var lines = new ArrayList<String>();
        var mark = diagnostic.severity() == Severity.ERROR ? Mark.FAILED : Mark.WARNING;
        var message = visibleLines(diagnostic.message());
        lines.add(style.mark(mark) + " " + message.getFirst());
        message.stream().skip(1).map(line -> INDENT + line).forEach(lines::add);
        diagnostic.location().ifPresent(place -> lines.add(INDENT + style.faint(visible(place.toString()))));
        var hintShown = diagnostic.location().isPresent()
                && diagnostic.location().get() instanceof Location.InFile place
                && excerpt(diagnostic, place, mark == Mark.FAILED ? Colour.RED : Colour.YELLOW, lines);
        if (!hintShown) {
            diagnostic.hint().ifPresent(hint -> visibleLines(hint).forEach(line -> lines.add(INDENT + line)));
        }
        return lines;
    }

    /** A program's own output keeps its lines. */
    private static List<String> visibleLines(String text) {
        return Arrays.stream(text.strip().split("\r?\n", -1))
                .map(DiagnosticRenderer::visible)
                .toList();
    }

    /** Adds the marked line; returns whether the hint found room behind the marker. */
    private boolean excerpt(Diagnostic diagnostic, Location.InFile place, Colour colour, List<String> lines) {
        var points = place.sourceLine().codePoints().toArray();
        if (points.length == 0 || points.length > LONGEST_SOURCE) {
            return false;
        }
        var start = Math.min(place.column() - 1, points.length);
        var end = Math.min(start + place.width(), points.length);
        var before = visible(new String(points, 0, start));
        var marked = visible(new String(points, start, end - start));
        var after = visible(new String(points, end, points.length - end));
        var number = Integer.toString(place.line());
        var bar = style.unicode() ? " │ " : " | ";
        lines.add(INDENT + style.faint(number + bar) + before + marked + after);
        var gutter = INDENT + style.faint(" ".repeat(number.length()) + bar);
        var marker = " ".repeat(Width.of(before)) + style.colour(colour, "^".repeat(Math.max(1, Width.of(marked))));
        var hint = diagnostic.hint().map(text -> " " + visible(text)).orElse("");
        var fits = Width.of(gutter) + Width.of(marker) + Width.of(hint) <= LONGEST_LINE;
        lines.add(gutter + marker + (fits ? hint : ""));
        return fits;
    }

    /** Tabs as spaces, so that markers stand right; whatever else is hidden shows. */
    private static String visible(String text) {
        return VisibleText.line(text.replace("\t", " ".repeat(TAB)));
    }

    /** Returns {@code 3 errors, 1 warning in 5 files}. */
    public String summary(List<Diagnostic> found, int files) {
        var errors =
                found.stream().filter(each -> each.severity() == Severity.ERROR).count();
        var warnings = found.size() - errors;
        var counted = new ArrayList<String>();
        if (errors > 0) {
            counted.add(plural(errors, "error"));
        }
        if (warnings > 0) {
            counted.add(plural(warnings, "warning"));
        }
        var what = counted.isEmpty() ? "no problems" : String.join(", ", counted);
        return what + " in " + plural(files, "file");
    }

    private static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Returns {@code {"diagnostics": [{severity, code, message, location, hint}]}}; what is not known is null. */
    public static JsonObject json(List<Diagnostic> found) {
        return JsonObject.empty()
                .with(
                        "diagnostics",
                        found.stream().map(DiagnosticRenderer::json).toList());
    }

    private static JsonObject json(Diagnostic diagnostic) {
        return JsonObject.empty()
                .with("severity", diagnostic.severity() == Severity.ERROR ? "error" : "warning")
                .with("code", diagnostic.code())
                .with("message", diagnostic.message())
                .with("location", diagnostic.location().map(DiagnosticRenderer::json))
                .withText("hint", diagnostic.hint());
    }

    private static JsonValue json(Location location) {
        return switch (location) {
            case Location.InFile place ->
                JsonObject.empty()
                        .with("file", place.file())
                        .with("line", JsonNumber.of(place.line()))
                        .with("column", JsonNumber.of(place.column()));
            case Location.OfFile place ->
                JsonObject.empty()
                        .with("file", place.file())
                        .withText("line", Optional.empty())
                        .withText("column", Optional.empty());
            case Location.OnRemote remote ->
                JsonObject.empty()
                        .with("system", new JsonText(remote.system()))
                        .with("request", new JsonText(remote.request()));
        };
    }
}
