package dev.coop.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs other programs. */
public interface Programs {

    /**
     * Runs a program to its end.
     *
     * @param command the program and its arguments
     * @param folder where it runs
     * @param environment variables besides those that coop has
     * @param output told of each line it prints, on either stream
     * @return its exit status
     * @throws dev.coop.diagnostic.Failure OTHER when it cannot be started
     */
    int run(List<String> command, Path folder, Map<String, String> environment, Consumer<String> output);

    /**
     * Asks a program something: gives it a text on standard input and returns what it prints on standard output.
     *
     * @return the output; empty when it cannot be started, fails, or takes longer than ten seconds
     */
    java.util.Optional<String> ask(List<String> command, Path folder, Map<String, String> environment, String input);
}
