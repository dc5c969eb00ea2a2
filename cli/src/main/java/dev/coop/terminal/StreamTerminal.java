package dev.coop.terminal;

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
    private Optional<WorkLine> work = Optional.empty();
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
    }

    @Override
    public void result(String line) {
        streams.out().println(resultStyle.sent(line));
    }

    @Override
    public void data(String text) {
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
        work.ifPresent(WorkLine::clear);
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
        // Whoever sees all that a program prints sees that it is going on.
        if (!streams.errIsTerminal() || talk != Talk.NORMAL) {
            return () -> {};
        }
        var line = noteStyle.mark(Mark.GOING) + " " + noteStyle.sent(noteStyle.visible(what));
        var begun = new WorkLine(line, streams.err(), columns()).begin();
        work = Optional.of(begun);
        return () -> {
            begun.close();
            work = Optional.empty();
        };
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
            // A command is there to be copied: it stays on one line.
            streams.err().println(noteStyle.sent("next: " + hints.apply(command)));
        }
    }

    @Override
    public boolean interactive() {
        return interactive;
    }

    @Override
    public boolean confirm(String question) {
        var answer = answer(question + " [Y/n] ").orElse("n").toLowerCase(Locale.ROOT);
        return answer.isEmpty() || answer.equals("y") || answer.equals("yes");
    }

    @Override
    public String ask(String question) {
        return answer(question + " ").orElse("");
    }

    private Optional<String> answer(String question) {
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

    /** Moves up over the lines it wrote and writes them anew; never clears the screen or the scrollback. */
    private final class Redrawn implements LiveArea {
        private static final String CLEAR_LINE = "\r\u001b[2K";
        private static final String CLEAR_BELOW = "\u001b[J";

        private int height;

        @Override
        public void show(List<String> lines, List<String> changes) {
            var width = columns();
            var frame = new StringBuilder();
            if (height > 0) {
                frame.append("\u001b[" + height + "A");
            }
            for (var line : lines) {
                frame.append(CLEAR_LINE)
                        .append(resultStyle.sent(Width.cut(resultStyle.visible(line), width)))
                        .append('\n');
            }
            streams.out().print(frame.append(CLEAR_BELOW));
            streams.out().flush();
            height = lines.size();
        }

        @Override
        public void close() {
            height = 0;
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
