package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.value.ConfigKey;
import dev.coop.validate.value.Label;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Labels, the keys of annotations and the keys of a ConfigMap or Secret have the form that Kubernetes gives them. */
public final class LabelsAreWellFormed implements Rule {
    private static final String VARIABLE = "${coop.";

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.resources().stream().flatMap(LabelsAreWellFormed::problems);
    }

    private static Stream<Diagnostic> problems(Resource resource) {
        return Stream.of(
                        metadata(resource.content()),
                        PodTemplates.in(resource).filter(template -> !template.equals(resource.content())).stream()
                                .flatMap(LabelsAreWellFormed::metadata),
                        dataKeys(resource))
                .flatMap(found -> found);
    }

    private static Stream<Diagnostic> metadata(YamlMapping content) {
        var labels = entries(content.mapping("metadata", "labels"));
        var annotations = entries(content.mapping("metadata", "annotations"));
        return Stream.of(
                        wrongKeys(labels, Label::isKey),
                        wrongKeys(annotations, Label::isAnnotationKey),
                        entries(content.mapping("metadata", "labels")).flatMap(entry -> wrongValue(entry).stream()))
                .flatMap(found -> found);
    }

    private static Stream<Diagnostic> wrongKeys(Stream<YamlMapping.Entry> entries, Predicate<String> isKey) {
        return entries.map(YamlMapping.Entry::key)
                .filter(key -> !key.text().contains(VARIABLE) && !isKey.test(key.text()))
                .map(LabelsAreWellFormed::wrongKey);
    }

    private static Stream<YamlMapping.Entry> entries(Optional<YamlMapping> mapping) {
        return mapping.stream().flatMap(known -> known.entries().stream());
    }

    private static Diagnostic wrongKey(YamlScalar key) {
        return Diagnostic.error("wrong-label", "`" + key.text() + "` cannot be the key of a label or annotation")
                .at(key.location())
                .hint("use at most 63 letters, digits, `-`, `_` and `.`, perhaps after a domain and a slash");
    }

    private static Optional<Diagnostic> wrongValue(YamlMapping.Entry label) {
        return label.value() instanceof YamlScalar value
                        && !value.isNull()
                        && !value.text().contains(VARIABLE)
                        && !Label.isValue(value.text())
                ? Optional.of(Diagnostic.error(
                                "wrong-label",
                                "the label `" + label.key().text() + "` cannot be `" + value.text() + "`")
                        .at(value.location())
                        .hint("use at most 63 letters, digits, `-`, `_` and `.`; other texts belong into an"
                                + " annotation"))
                : Optional.empty();
    }

    private static Stream<Diagnostic> dataKeys(Resource resource) {
        var holdsData = resource.id().group().isEmpty()
                && (resource.id().kind().equals("ConfigMap")
                        || resource.id().kind().equals("Secret"));
        return Stream.of("data", "binaryData", "stringData")
                .filter(_ -> holdsData)
                .flatMap(part -> entries(resource.content().mapping(part)))
                .map(YamlMapping.Entry::key)
                .filter(key -> !key.text().contains(VARIABLE) && !ConfigKey.isValid(key.text()))
                .map(key -> Diagnostic.error(
                                "wrong-name",
                                "`" + key.text() + "` cannot be a key of a "
                                        + resource.id().kind())
                        .at(key.location())
                        .hint("use letters, digits, `-`, `_` and `.`, not beginning with two dots"));
    }
}
