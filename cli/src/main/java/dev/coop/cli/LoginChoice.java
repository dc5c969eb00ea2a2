package dev.coop.cli;

import dev.coop.config.login.LoginPlace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where to log in or out. */
final class LoginChoice {
    @Parameters(
            arity = "0..1",
            paramLabel = "SYSTEM",
            description = "github, gitlab, gitea, registry or argocd. Default: the forge of the platform.")
    LoginPlace.@Nullable Kind system;

    @Option(names = "--host", paramLabel = "HOST", description = "Where it is. Default: that of the platform.")
    @Nullable
    String host;

    Optional<LoginPlace.Kind> system() {
        return Optional.ofNullable(system);
    }

    Optional<String> host() {
        return Optional.ofNullable(host);
    }
}
