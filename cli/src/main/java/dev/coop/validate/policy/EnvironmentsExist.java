package dev.coop.validate.policy;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.platform.Platform;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An environment that the app names is one of the platform; what is for another one goes nowhere, so it is a warning.
 */
public final class EnvironmentsExist implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.platform().stream().flatMap(platform -> inCoopYaml(subject, platform));
    }

    private static Stream<Diagnostic> inCoopYaml(Subject subject, Platform platform) {
        return subject.coop().mapping("environments").orElse(YamlMapping.empty()).entries().stream()
                .map(YamlMapping.Entry::key)
                .filter(key -> isUnknown(key.text(), platform))
                .map(key -> problem(key.text(), key.location(), platform));
    }

    private static boolean isUnknown(String name, Platform platform) {
        return platform.environments().stream()
                .noneMatch(environment -> environment.name().value().equals(name));
    }

    private static Diagnostic problem(String name, Optional<? extends Location> place, Platform platform) {
        var names = platform.environments().stream()
                .map(environment -> environment.name().value())
                .toList();
        return Diagnostic.warning(
                        "unknown-environment", "platform " + platform.name() + " has no environment `" + name + "`")
                .at(place)
                .hint(Closest.to(name, names)
                        .map(meant -> "did you mean `" + meant + "`?")
                        .orElse("it has " + String.join(", ", names)));
    }
}
