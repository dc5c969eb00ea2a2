package dev.coop.terminal;

import dev.coop.time.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A terminal over two streams for output and one for answers. */
public final class StreamTerminal implements Terminal {
    private static final int NARROWEST = 20;

    private final Streams streams;
    private final Talk talk;
    private final Style resultStyle;
    private final Style noteStyle;
    private final boolean interactive;
    private final UnaryOperator<String> hints;
    private final WorkLine work;
    private int noteColumns;

    /**
     * The streams, and what is known of them.
     *
     * @param out for results
     * @param err for people
     * @param in for answers
     * @param outIsTerminal whether results go to a terminal that can move its cursor
     * @param errIsTerminal whether lines for people go to a terminal
     * @param columns asks how wide the terminal is
     * @param hidden reads a line of the terminal that is not shown
     */
    public record Streams(
            PrintStream out,
            PrintStream err,
            BufferedReader in,
            boolean outIsTerminal,
            boolean errIsTerminal,
            IntSupplier columns,
            Supplier<Optional<String>> hidden) {}

    /**
     * @param streams the streams
     * @param talk how much is said on standard error
     * @param resultStyle how results are dressed
     * @param noteStyle how lines for people are dressed
     * @param interactive whether a person can be asked
     * @param hints makes a command that is proposed work as it stands
     */
    public StreamTerminal(
            Streams streams,
            Talk talk,
            Style resultStyle,
            Style noteStyle,
            boolean interactive,
            UnaryOperator<String> hints) {
        this.streams = streams;
        this.talk = talk;
        this.resultStyle = resultStyle;
        this.noteStyle = noteStyle;
        this.interactive = interactive;
        this.hints = hints;
        this.work = new WorkLine(streams.err(), this::columns, System::nanoTime);
    }

    @Override
    public void result(String line) {
        work.clear();
        streams.out().println(resultStyle.sent(line));
    }

    @Override
    public void data(String text) {
        work.clear();
        streams.out().println(text);
    }

    @Override
    public void note(String line) {
        if (talk != Talk.QUIET) {
            say(line);
        }
    }

    @Override
    public void detail(String line) {
        if (talk == Talk.VERBOSE) {
            // Programs lay their own output out with tabs.
            say(line.replace("\t", "    "));
        }
    }

    @Override
    public void alert(String line) {
        say(line);
    }

    /** What follows a line break stands further in: no text can pass for a line of coop's own. */
    private void say(String text) {
        var lines = text.split("\r?\n", -1);
        sayLine(lines[0]);
        for (var at = 1; at < lines.length; at++) {
            sayLine("  " + lines[at]);
        }
    }

    /** A log keeps its lines whole; on a terminal they end between words. */
    private void sayLine(String text) {
        work.clear();
        var line = noteStyle.visible(text);
        if (!streams.errIsTerminal() || line.length() < NARROWEST) {
            streams.err().println(noteStyle.sent(line));
            return;
        }
        if (noteColumns == 0) {
            noteColumns = columns();
        }
        var indent = " ".repeat(line.length() - line.stripLeading().length() + 2);
        Fold.at(noteColumns, indent, line).forEach(each -> streams.err().println(noteStyle.sent(each)));
    }

    @Override
    public Work working(String what) {
        if (!streams.errIsTerminal() || talk == Talk.QUIET) {
            return () -> {};
        }
        return work.begin(noteStyle.sent(noteStyle.mark(Mark.GOING) + " " + noteStyle.visible(what)));
    }

    @Override
    public void settle() {
        work.clear();
    }

    @Override
    public Style resultStyle() {
        return resultStyle;
    }

    @Override
    public Style noteStyle() {
        return noteStyle;
    }

    @Override
    public void next(String command) {
        if (talk != Talk.QUIET) {
            work.clear();
            // A command is there to be copied: it stays on one line.
            streams.err().println(noteStyle.sent("next: " + hints.apply(command)));
        }
    }

    @Override
    public boolean interactive() {
        return interactive;
    }

    @Override
    public boolean confirm(String question, Enter enter) {
        var answer = answer(question + " " + enter.choice() + " ").orElse("n").toLowerCase(Locale.ROOT);
        return answer.isEmpty() ? enter == Enter.YES : answer.equals("y") || answer.equals("yes");
    }

    @Override
    public String ask(String question) {
        return answer(question + " ").orElse("");
    }

    private Optional<String> answer(String question) {
        work.clear();
        streams.err().print(noteStyle.sent(question));
        streams.err().flush();
        try {
            return Optional.ofNullable(streams.in().readLine()).map(String::strip);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Optional<String> secret(String question) {
        work.clear();
        streams.err().print(noteStyle.sent(question + " "));
        streams.err().flush();
        return streams.hidden().get().map(String::strip).filter(line -> !line.isEmpty());
    }

    @Override
    public Optional<String> input() {
        try {
            return Optional.ofNullable(streams.in().readLine());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public int columns() {
        return streams.columns().getAsInt();
    }

    @Override
    public int resultColumns() {
        return streams.outIsTerminal() && talk != Talk.VERBOSE ? columns() : Integer.MAX_VALUE;
    }

    @Override
    public LiveArea live() {
        return streams.outIsTerminal() ? new Redrawn() : new Written();
    }

    /**
     * Moves up over the lines it wrote and writes anew those that are others now; never clears the screen or the
     * scrollback.
     */
    private final class Redrawn implements LiveArea {
        private static final String CLEAR_LINE = "\r\u001b[2K";
        private static final String CLEAR_BELOW = "\u001b[J";

        private List<String> shown = List.of();
        private int shownColumns;

        @Override
        public void show(List<String> lines, List<String> changes) {
            var columns = columns();
            var now = lines.stream()
                    .map(line -> Width.cut(resultStyle.visible(line), columns))
                    .toList();
            if (!now.equals(shown) || columns != shownColumns) {
                work.clear();
                streams.out().print(frame(now, columns));
                streams.out().flush();
                shown = now;
                shownColumns = columns;
            }
        }

        private StringBuilder frame(List<String> now, int columns) {
            var frame = new StringBuilder();
            if (!shown.isEmpty()) {
                frame.append("\u001b[" + height(columns) + "A");
            }
            var same = columns == shownColumns;
            for (var at = 0; at < now.size(); at++) {
                if (!same || at >= shown.size() || !now.get(at).equals(shown.get(at))) {
                    frame.append(CLEAR_LINE).append(resultStyle.sent(now.get(at)));
                }
                frame.append('\n');
            }
            return frame.append(CLEAR_BELOW);
        }

        /** A line that was as wide as the terminal has several rows in one that became narrower. */
        private int height(int columns) {
            return shown.stream()
                    .mapToInt(line -> Math.max(1, Math.ceilDiv(Width.of(line), columns)))
                    .sum();
        }

        @Override
        public void close() {
            shown = List.of();
        }
    }

    private final class Written implements LiveArea {
        @Override
        public void show(List<String> lines, List<String> changes) {
            changes.forEach(StreamTerminal.this::result);
        }

        @Override
        public void close() {
            streams.out().flush();
        }
    }
}
