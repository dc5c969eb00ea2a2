package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.subject.View;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.Optional;
import java.util.stream.Stream;

/** An app's least number of copies is no larger than its largest. */
public final class ScalesAreRanges implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.views().stream().flatMap(ScalesAreRanges::problem);
    }

    private static Stream<Diagnostic> problem(View view) {
        var min = number(view.settings().at("scale", "min"));
        var max = number(view.settings().at("scale", "max"));
        return min.isPresent()
                        && max.isPresent()
                        && min.get().integer().compareTo(max.get().integer()) > 0
                ? Stream.of(Diagnostic.error(
                                "wrong-range",
                                "`min` is " + min.get().text() + ", which is more than `max`, "
                                        + max.get().text())
                        .at(min.get().location())
                        .hint("an environment's `min` and `max` are laid over those of the file"))
                : Stream.empty();
    }

    private static Optional<YamlScalar> number(Optional<YamlNode> node) {
        return node.flatMap(value -> value instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.INTEGER
                ? Optional.of(scalar)
                : Optional.empty());
    }
}
