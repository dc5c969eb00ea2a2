package dev.coop.tour;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.terminal.Terminal;
import dev.coop.tour.Step.Edit;
import dev.coop.tour.Step.Run;
import dev.coop.tour.Step.Tell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes a user through the tour: tells, runs the very commands, and stops at the first that does not end as it should.
 */
public final class Guide {
    private final CommandRunner commands;
    private final Terminal terminal;
    private final Path folder;
    private final InstantSource clock;

    /**
     * @param commands runs coop's commands on a sandbox of their own
     * @param terminal where the narration goes
     * @param folder a new folder for the tour's app
     * @param clock the time
     */
    public Guide(CommandRunner commands, Terminal terminal, Path folder, InstantSource clock) {
        this.commands = commands;
        this.terminal = terminal;
        this.folder = folder;
        this.clock = clock;
    }

    /** Leads through every step. */
    public void lead() {
        var startedAt = clock.instant();
        var style = terminal.resultStyle();
        terminal.result(style.strong("coop, from nothing to production")
                + style.faint("  on the sandbox: the rollout is simulated, all else is real"));
        for (var step : Tour.STEPS) {
            take(step);
        }
        ending(startedAt);
    }

    private void take(Step step) {
        switch (step) {
            case Tell(var text) -> {
                terminal.result("");
                terminal.result(text);
            }
            case Run run -> run(run);
            case Edit edit -> edit(edit);
        }
    }

    private void run(Run run) {
        var line = "coop " + String.join(" ", run.arguments());
        terminal.result(terminal.resultStyle().strong("$ " + line));
        var app = folder.resolve(Tour.APP);
        var status = commands.run(Files.isDirectory(app) ? app : folder, run.arguments());
        if (status != run.exitStatus()) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error(
                                    "tour-failed",
                                    "`" + line + "` ended with exit status " + status + ", not " + run.exitStatus())
                            .hint("what it left is in " + folder + "; run the command there by hand with -v"));
        }
    }

    private void edit(Edit edit) {
        var file = folder.resolve(Tour.APP).resolve(edit.file());
        terminal.result(
                terminal.resultStyle().faint("  (%s: %s becomes %s)".formatted(edit.file(), edit.from(), edit.to())));
        try {
            Files.writeString(file, Files.readString(file).replace(edit.from(), edit.to()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void ending(Instant startedAt) {
        var seconds = Duration.between(startedAt, clock.instant()).toSeconds();
        terminal.result("");
        terminal.result("That was the whole way, in " + seconds + " s. The app and its sandbox are in " + folder);
        terminal.next("coop init my-app && cd my-app");
    }
}
