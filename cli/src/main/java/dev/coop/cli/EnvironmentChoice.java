package dev.coop.cli;

import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which environment a command is about. */
final class EnvironmentChoice {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ENVIRONMENT",
            description = "The environment, such as dev. The same as --environment.")
    @Nullable
    EnvironmentName positional;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENVIRONMENT",
            description = "The environment, as a flag.")
    @Nullable
    EnvironmentName flag;

    /** Returns the environment that the command line names. */
    Optional<EnvironmentName> name() {
        if (positional != null && flag != null && !positional.equals(flag)) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("two-environments", "two environments are named: " + positional + " and " + flag)
                            .hint("name one"));
        }
        return Optional.ofNullable(positional).or(() -> Optional.ofNullable(flag));
    }
}
