package dev.coop;

import dev.coop.cli.Globals;
import dev.coop.cli.Program;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts coop together for one run: the only code that knows which adapter stands behind which port. */
final class Wiring {
    private final Surroundings surroundings;

    Wiring(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs coop with these arguments and returns its exit status. */
    int run(String... arguments) {
        var globals = new Globals();
        var session = new WiredSession(surroundings, globals, this::inside);
        return new Program(session, globals).run(arguments);
    }

    /** Runs coop within coop, as the tour does: in another folder, with a sandbox of its own. */
    private int inside(Path folder, Map<String, String> more, List<String> arguments) {
        Map<String, String> variables = new HashMap<>(surroundings.environment());
        variables.keySet().removeIf(name -> name.startsWith("COOP_"));
        variables.putAll(more);
        return new Wiring(surroundings.in(folder, variables)).run(arguments.toArray(String[]::new));
    }
}
