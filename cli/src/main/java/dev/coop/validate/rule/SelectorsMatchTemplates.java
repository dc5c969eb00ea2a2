package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A workload selects the Pods that it makes: the API server refuses one whose selector its own template does not match.
 */
public final class SelectorsMatchTemplates implements Rule {
    private static final Set<String> WITH_SELECTOR = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.resources().stream()
                .filter(resource -> resource.id().group().equals("apps")
                        && WITH_SELECTOR.contains(resource.id().kind()))
                .flatMap(SelectorsMatchTemplates::problems);
    }

    private static Stream<Diagnostic> problems(Resource resource) {
        var labels = resource.content()
                .mapping("spec", "template", "metadata", "labels")
                .orElse(YamlMapping.empty());
        return resource.content().mapping("spec", "selector", "matchLabels").stream()
                .flatMap(selector -> selector.entries().stream())
                .flatMap(entry ->
                        problem(resource, entry, labels.at(entry.key().text()).map(SelectorsMatchTemplates::text))
                                .stream());
    }

    /** Nothing is an empty text to the API server. */
    private static String text(YamlNode node) {
        return node instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : "";
    }

    private static Optional<Diagnostic> problem(Resource resource, YamlMapping.Entry wanted, Optional<String> label) {
        var key = wanted.key().text();
        var value = text(wanted.value());
        if (label.equals(Optional.of(value))
                || value.contains("${coop.")
                || label.orElse("").contains("${coop.")) {
            return Optional.empty();
        }
        YamlNode place = wanted.key();
        return Optional.of(Diagnostic.error(
                        "selector-mismatch",
                        resource.title() + " selects Pods by `" + key + ": " + value + "`, but those it makes have "
                                + label.map(other -> "`" + other + "`").orElse("no such label"))
                .at(place.location())
                .hint("write the same under `spec.selector.matchLabels` and `spec.template.metadata.labels`"));
    }
}
