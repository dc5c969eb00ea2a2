package dev.coop.tour;

import java.nio.file.Path;
import java.util.List;

/** Runs coop's own commands, in this process and with an environment of their own. */
public interface CommandRunner {
    /** Runs coop with these arguments in a folder, and returns its exit status. */
    int run(Path folder, List<String> arguments);
}
