package dev.coop.cli;

import dev.coop.image.ImageBuilder.Progress;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Terminal;
import dev.coop.terminal.Width;
import dev.coop.time.Work;
import java.util.List;

/** What a person reads of a build. */
public record BuildLines(Terminal terminal) implements Progress {
    private static final int COLUMN = 48;

    @Override
    public void step(String what, String outcome) {
        terminal.step(
                Mark.DONE, Width.pad(what, COLUMN) + "  " + terminal.noteStyle().faint(outcome));
    }

    @Override
    public Work working(String what) {
        return terminal.working(what);
    }

    @Override
    public void output(List<String> lines) {
        lines.forEach(line -> terminal.alert("  " + line.replace("\t", "    ")));
    }

    @Override
    public void warning(String message) {
        terminal.warning(message);
    }
}
