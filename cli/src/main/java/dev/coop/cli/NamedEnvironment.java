package dev.coop.cli;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.Target;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.platform.Platform;
import java.util.Optional;
import java.util.stream.Collectors;

/** The environment of a command that insists on one. */
final class NamedEnvironment {
    private NamedEnvironment() {}

    static EnvironmentName of(Optional<EnvironmentName> named, Platform platform) {
        if (named.isEmpty()) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("which-environment", "this command takes no environment for granted")
                            .hint("name one: "
                                    + platform.environments().stream()
                                            .map(each -> each.name().value())
                                            .collect(Collectors.joining(", "))));
        }
        return Target.choose(platform, named).name();
    }
}
