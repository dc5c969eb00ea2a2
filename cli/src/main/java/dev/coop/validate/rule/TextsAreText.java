package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.ClusterReading;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names, labels, annotations, the data of a ConfigMap and the values of environment variables are texts: the API server
 * refuses a number there, and what Kubernetes' reader takes for true or false.
 */
public final class TextsAreText implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.resources().stream()
                .flatMap(resource -> texts(resource)
                        .flatMap(entry ->
                                problem(entry).map(found -> resource.isSecret() ? untold(entry) : found).stream()));
    }

    private static Stream<YamlMapping.Entry> texts(Resource resource) {
        var content = resource.content();
        var data = resource.id().group().isEmpty()
                ? switch (resource.id().kind()) {
                    case "ConfigMap" -> List.of("data");
                    case "Secret" -> List.of("data", "stringData");
                    default -> List.<String>of();
                }
                : List.<String>of();
        return Stream.of(
                        metadata(content),
                        PodTemplates.in(resource).stream().flatMap(TextsAreText::metadata),
                        data.stream().flatMap(key -> entries(content.mapping(key))),
                        PodTemplates.containers(resource).flatMap(TextsAreText::variables))
                .flatMap(entries -> entries);
    }

    private static Stream<YamlMapping.Entry> metadata(YamlMapping content) {
        var metadata = content.mapping("metadata");
        var own =
                Stream.of("name", "namespace").flatMap(key -> metadata.flatMap(mapping -> mapping.entry(key)).stream());
        return Stream.of(
                        own,
                        entries(metadata.flatMap(mapping -> mapping.mapping("labels"))),
                        entries(metadata.flatMap(mapping -> mapping.mapping("annotations"))))
                .flatMap(entries -> entries);
    }

    private static Stream<YamlMapping.Entry> variables(YamlMapping container) {
        return container.items("env").stream()
                .flatMap(item -> item instanceof YamlMapping variable
                        ? Stream.of("name", "value").flatMap(key -> variable.entry(key).stream())
                        : Stream.empty());
    }

    private static Stream<YamlMapping.Entry> entries(Optional<YamlMapping> mapping) {
        return mapping.stream().flatMap(known -> known.entries().stream());
    }

    private static Optional<Diagnostic> problem(YamlMapping.Entry entry) {
        return switch (entry.value()) {
            case YamlScalar scalar -> problem(entry.key(), scalar);
            case YamlNode other ->
                Optional.of(notText(entry.key(), "but is " + other.describe())
                        .at(entry.key().location())
                        .hint("write it as a text: `" + entry.key().text() + ": |` and the text indented below it"));
        };
    }

    private static Optional<Diagnostic> problem(YamlScalar key, YamlScalar value) {
        var reading = ClusterReading.of(value);
        return reading.type() == YamlScalar.Type.STRING
                        || reading.type() == YamlScalar.Type.NULL
                        || value.text().contains("${coop.")
                ? Optional.empty()
                : Optional.of(notText(key, "but Kubernetes reads `" + value.text() + "` as " + words(reading))
                        .at(value.location())
                        .hint("put it in quotes: \"" + value.text() + "\""));
    }

    /** What a Secret holds is never said. */
    private static Diagnostic untold(YamlMapping.Entry entry) {
        return notText(entry.key(), "and Kubernetes does not take its value for one")
                .at(entry.value().location())
                .hint("put it in quotes");
    }

    private static Diagnostic notText(YamlScalar key, String what) {
        return Diagnostic.error("not-text", "`" + key.text() + "` must be text, " + what);
    }

    private static String words(ClusterReading reading) {
        return reading.type() == YamlScalar.Type.BOOLEAN
                ? reading.text().orElse("true or false")
                : reading.text().map(text -> "the number " + text).orElse("a number");
    }
}
