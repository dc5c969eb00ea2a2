package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.stream.Stream;

/** A key that this version does not act on yet is refused rather than passed over. */
public final class KeysAreSupported implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return unsupported(
                subject.coop().mapping("build").orElse(YamlMapping.empty()),
                "dockerfile",
                "describe the image with `base`, `copy` and `entrypoint`, or build it with Docker and pass --image");
    }

    /** Returns that the key is not supported yet, if it is there. */
    public static Stream<Diagnostic> unsupported(YamlMapping mapping, String key, String hint) {
        return mapping
                .entry(key)
                .map(entry -> (YamlNode) entry.key())
                .map(place -> Diagnostic.error("not-supported-yet", "`" + key + "` is not supported yet")
                        .at(place.location())
                        .hint(hint))
                .stream();
    }
}
