package dev.coop;

import dev.coop.config.PlatformChoice;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.terminal.Terminal;
import dev.coop.tour.Guide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Puts the tour together, in a folder that is there for nothing else. */
final class TourWiring {
    private TourWiring() {}

    /** Runs coop within this run. */
    interface Inside {
        /** Returns the exit status. */
        int run(Path folder, Map<String, String> variables, List<String> arguments);
    }

    static Guide guide(Terminal terminal, InstantSource clock, Inside inside) {
        var folder = folder();
        var variables = Map.of(
                "COOP_PLATFORM",
                PlatformChoice.SANDBOX,
                "COOP_SANDBOX",
                folder.resolve("sandbox").toString(),
                "XDG_CACHE_HOME",
                folder.resolve("cache").toString(),
                terminal.resultStyle().coloured() ? "CLICOLOR_FORCE" : "NO_COLOR",
                "1");
        return new Guide((in, arguments) -> inside.run(in, variables, arguments), terminal, folder, clock);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("coop-tour-");
        } catch (IOException unwritable) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error(
                                    "no-temporary-folder", "cannot make a temporary folder: " + unwritable.getMessage())
                            .hint("check the disk, or set java.io.tmpdir or TMPDIR to a folder that you may write"),
                    unwritable);
        }
    }
}
