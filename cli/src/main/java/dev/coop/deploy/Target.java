package dev.coop.deploy;

import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import java.util.Optional;

/** Which environment a command means. */
public final class Target {
    private Target() {}

    /** Returns the environment of that name; without a name, the only entry environment. */
    public static Environment choose(Platform platform, Optional<EnvironmentName> name) {
        return name.map(wanted -> named(platform, wanted)).orElseGet(() -> onlyEntry(platform));
    }

    private static Environment named(Platform platform, EnvironmentName name) {
        return platform.environment(name).orElseThrow(() -> {
            var names = platform.environments().stream()
                    .map(environment -> environment.name().value())
                    .toList();
            return new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error(
                                    "unknown-environment",
                                    "platform " + platform.name() + " has no environment `" + name + "`")
                            .hint(Closest.to(name.value(), names)
                                    .map(close -> "did you mean `" + close + "`?")
                                    .orElse("it has " + String.join(", ", names))));
        });
    }

    private static Environment onlyEntry(Platform platform) {
        var entries = platform.entries();
        if (entries.size() == 1) {
            return entries.getFirst();
        }
        var names = entries.stream().map(entry -> entry.name().value()).toList();
        throw new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("which-environment", "platform " + platform.name() + " has several entry environments")
                        .hint("name one: " + String.join(", ", names)));
    }
}
