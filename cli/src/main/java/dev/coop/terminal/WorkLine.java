package dev.coop.terminal;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One line at the end of a terminal that says what takes a while and for how long it has been going on. It needs
 * nothing of a terminal but that it can go back to the line's beginning, and leaves nothing behind.
 */
final class WorkLine implements Terminal.Work {
    private final String what;
    private final PrintStream screen;
    private final int columns;
    private final CountDownLatch done = new CountDownLatch(1);
    private int drawn;

    /**
     * @param what what takes a while, visible and with its mark
     * @param screen where it is shown
     * @param columns how many columns there are
     */
    WorkLine(String what, PrintStream screen, int columns) {
        this.what = what;
        this.screen = screen;
        this.columns = columns;
    }

    /** Begins to count. */
    WorkLine begin() {
        Thread.ofVirtual().start(this::count);
        return this;
    }

    private void count() {
        try {
            for (var seconds = 1; !done.await(1, TimeUnit.SECONDS); seconds++) {
                draw(seconds);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw(int seconds) {
        synchronized (screen) {
            if (done.getCount() > 0) {
                var time = "  " + seconds + " s";
                var line = Width.cut(what, Math.max(1, columns - 1 - time.length())) + time;
                screen.print("\r" + line);
                screen.flush();
                drawn = Math.max(drawn, Width.of(line));
            }
        }
    }

    /** Makes room for another line. */
    void clear() {
        synchronized (screen) {
            if (drawn > 0) {
                screen.print("\r" + " ".repeat(drawn) + "\r");
                screen.flush();
                drawn = 0;
            }
        }
    }

    @Override
    public void close() {
        synchronized (screen) {
            done.countDown();
            clear();
        }
    }
}
