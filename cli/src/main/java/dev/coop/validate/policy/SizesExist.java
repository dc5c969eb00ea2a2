package dev.coop.validate.policy;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.platform.Platform;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlScalar;
import java.util.stream.Stream;

/** A size that an app names is one of the platform: there are no built-in ones. */
public final class SizesExist implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.platform().stream()
                .flatMap(platform -> subject.written().stream().flatMap(settings -> problem(settings, platform)));
    }

    private static Stream<Diagnostic> problem(YamlMapping settings, Platform platform) {
        var known = platform.sizes().keySet();
        return settings.at("size").stream()
                .flatMap(node -> node instanceof YamlScalar size
                                && size.type() == YamlScalar.Type.STRING
                                && !known.contains(size.text())
                        ? Stream.of(size)
                        : Stream.empty())
                .map(size -> Diagnostic.error(
                                "unknown-size", "platform " + platform.name() + " has no size `" + size.text() + "`")
                        .at(size.location())
                        .hint(Closest.to(size.text(), known)
                                .map(meant -> "did you mean `" + meant + "`?")
                                .orElse(
                                        known.isEmpty()
                                                ? "write `{cpu: 250m, memory: 256Mi}`"
                                                : "it has " + String.join(", ", known))));
    }
}
