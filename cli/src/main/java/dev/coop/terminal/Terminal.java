package dev.coop.terminal;

import dev.coop.time.Work;
import dev.coop.time.Working;
import java.util.List;
import java.util.Optional;

/** How coop speaks: results on standard output, everything for people on standard error. */
public interface Terminal extends Working {

    /**
     * Writes a line of the result for people to standard output. As in everything that is for people, what is hidden in
     * it, such as other people's escape sequences, is made visible.
     */
    void result(String line);

    /** Writes a result that programs read to standard output, as it is, with a line break behind it. */
    void data(String text);

    /** Writes a line for people to standard error; nothing when asked to be quiet. */
    void note(String line);

    /** Writes a line for people to standard error only when asked for details ({@code -v}). */
    void detail(String line);

    /** Writes a warning or an error to standard error, also when asked to be quiet. */
    void alert(String line);

    /** Returns how result lines are dressed. */
    Style resultStyle();

    /** Returns how lines for people are dressed. */
    Style noteStyle();

    /** Returns whether a person can be asked. */
    boolean interactive();

    /** What it means when a person only presses Enter. */
    enum Enter {
        YES("[Y/n]"),
        NO("[y/N]");

        private final String choice;

        Enter(String choice) {
            this.choice = choice;
        }

        String choice() {
            return choice;
        }
    }

    /**
     * Asks a person yes or no; call it only when {@link #interactive()}.
     *
     * @param enter what Enter alone means: never yes to what changes something that others see
     */
    boolean confirm(String question, Enter enter);

    /** Asks a person for something that is not shown while it is typed; call it only when {@link #interactive()}. */
    Optional<String> secret(String question);

    /** Returns the next line of standard input; nothing at its end. */
    Optional<String> input();

    /** Asks a person for a line, and returns it without blanks around it; call it only when {@link #interactive()}. */
    String ask(String question);

    /** Returns how many columns the terminal shows; 80 when that is not known. */
    int columns();

    /**
     * Returns how many columns a result may have: those of the terminal, and any number elsewhere and with {@code -v}.
     */
    int resultColumns();

    /** Begins an area on standard output that is redrawn in place on a terminal. */
    LiveArea live();

    /**
     * Begins something that takes a while: on a terminal, one line says what is being waited for and for how long, from
     * the first second on; elsewhere, and when asked to be quiet, nothing does.
     */
    @Override
    default Work working(String what) {
        return Working.UNSEEN.working(what);
    }

    /** Takes away what is still shown of works; for the end, when nothing else is said. */
    default void settle() {}

    /** Writes a step that is done to standard error: {@code ✔ image ghcr.io/…}. */
    default void step(Mark mark, String text) {
        note(noteStyle().mark(mark) + " " + text);
    }

    /** Writes what to do next to standard error. */
    void next(String command);

    /** Writes a warning to standard error. */
    default void warning(String text) {
        alert(noteStyle().mark(Mark.WARNING) + " " + text);
    }

    /** Lines of the result that are redrawn in place on a terminal; elsewhere lines are written for each change. */
    interface LiveArea extends AutoCloseable {
        /** Shows the lines instead of the ones before, on a terminal; elsewhere writes what changed. */
        void show(List<String> lines, List<String> changes);

        /** Leaves the last lines standing. */
        @Override
        void close();
    }
}
