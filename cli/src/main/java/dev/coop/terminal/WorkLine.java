package dev.coop.terminal;

import dev.coop.time.Work;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * One line at the end of a terminal that says what is being waited for, and for how long nothing else has been said. It
 * needs nothing of a terminal but that it can go back to the line's beginning, and leaves nothing behind.
 *
 * <p>Many short works after each other are one wait for whoever sits there: the seconds go on, the words change, and
 * nothing flickers between them.
 */
final class WorkLine {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long BETWEEN = Duration.ofMillis(300).toNanos();
    private static final long LOOK = Duration.ofMillis(100).toNanos();

    private final PrintStream screen;
    private final IntSupplier columns;
    private final LongSupplier nanos;
    private final List<Open> open = new ArrayList<>();
    private boolean watched;
    private long since;
    private long ended;
    private long shownSeconds;
    private int drawn;

    /** A work that goes on; each is one of its own, whatever its words. */
    private final class Open implements Work {
        private final String words;

        Open(String words) {
            this.words = words;
        }

        @Override
        public void close() {
            synchronized (WorkLine.this) {
                if (open.remove(this)) {
                    ended = nanos.getAsLong();
                }
            }
        }
    }

    /**
     * @param screen where it is shown
     * @param columns asks how many columns there are
     * @param nanos tells the time that goes by
     */
    WorkLine(PrintStream screen, IntSupplier columns, LongSupplier nanos) {
        this.screen = screen;
        this.columns = columns;
        this.nanos = nanos;
        this.ended = nanos.getAsLong() - BETWEEN;
    }

    /** Begins a work, and has it looked after until all are closed. */
    Work begin(String words) {
        var begun = add(words);
        watch();
        return begun;
    }

    /**
     * Begins a work.
     *
     * @param words what takes a while, visible and with its mark
     */
    synchronized Work add(String words) {
        var now = nanos.getAsLong();
        if (open.isEmpty() && now - ended >= BETWEEN) {
            since = now;
        }
        var begun = new Open(words);
        open.add(begun);
        return begun;
    }

    private synchronized void watch() {
        if (!watched) {
            watched = true;
            Thread.ofVirtual().start(() -> {
                while (look()) {
                    LockSupport.parkNanos(LOOK);
                }
            });
        }
    }

    /** Shows what is to be shown now; returns whether it is worth looking again. */
    synchronized boolean look() {
        var now = nanos.getAsLong();
        if (open.isEmpty() && now - ended >= BETWEEN) {
            erase();
            watched = false;
            return false;
        }
        var seconds = (now - since) / SECOND;
        if (!open.isEmpty() && seconds > 0 && seconds != shownSeconds) {
            draw(open.getLast().words, seconds);
        }
        return true;
    }

    private void draw(String words, long seconds) {
        var time = "  " + seconds + " s";
        var line = Width.cut(words, Math.max(1, columns.getAsInt() - 1 - time.length())) + time;
        var rest = Math.max(0, drawn - Width.of(line));
        screen.print("\r" + line + " ".repeat(rest) + "\b".repeat(rest));
        screen.flush();
        drawn = Width.of(line);
        shownSeconds = seconds;
    }

    private void erase() {
        if (drawn > 0) {
            screen.print("\r" + " ".repeat(drawn) + "\r");
            screen.flush();
            drawn = 0;
        }
        shownSeconds = 0;
    }

    /** Makes room for another line; who sits there has something to read, and the seconds begin anew. */
    synchronized void clear() {
        erase();
        since = nanos.getAsLong();
    }
}
