package dev.coop.validate.schema;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.schema.Pointer.Target;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import dev.harrel.jsonschema.Error;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** From the schema validator's errors to sentences that need no knowledge of JSON Schema. */
final class Explanation {
    private final YamlMapping schema;
    private final YamlNode root;
    private final String file;
    private final Sentences sentences;

    Explanation(YamlMapping schema, YamlNode root, String file) {
        this.schema = schema;
        this.root = root;
        this.file = file;
        this.sentences = new Sentences(file);
    }

    List<Diagnostic> of(List<Error> errors) {
        return below("", errors.stream().map(Finding::of).toList()).distinct().toList();
    }

    private Stream<Diagnostic> below(String path, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.isDirectlyBelow(path))
                .flatMap(finding -> finding.keyword().equals("anyOf") ? union(finding, findings) : single(finding));
    }

    /** Of several ways to write a value, the one that was meant is the one whose type fits. */
    private Stream<Diagnostic> union(Finding union, List<Finding> findings) {
        var ways = schemaAt(union.schema()).items("anyOf").size();
        var meant = IntStream.range(0, ways)
                .filter(way -> fits(union, reasons(union, way, findings)))
                .boxed()
                .findFirst();
        if (meant.isPresent()) {
            return below(union.path() + "/" + meant.get() + "/", reasons(union, meant.get(), findings));
        }
        var types = IntStream.range(0, ways)
                .boxed()
                .flatMap(way -> reasons(union, way, findings).stream())
                .filter(finding -> isTypeOf(union, finding))
                .flatMap(finding -> types(schemaAt(finding.schema())))
                .distinct()
                .toList();
        return target(union).map(target -> sentences.wrongType(target, types, YamlMapping.empty())).stream();
    }

    private static List<Finding> reasons(Finding union, int way, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.explains(union, way)).toList();
    }

    private static boolean fits(Finding union, List<Finding> reasons) {
        return reasons.stream().noneMatch(finding -> isTypeOf(union, finding));
    }

    private static boolean isTypeOf(Finding union, Finding reason) {
        return reason.keyword().equals("type") && reason.instance().equals(union.instance());
    }

    private Stream<Diagnostic> single(Finding finding) {
        var rules = schemaAt(finding.schema());
        return target(finding).stream().flatMap(target -> {
            if (finding.path().contains("/propertyNames/")) {
                return keys(target, rules);
            }
            return switch (finding.keyword()) {
                case "" -> Stream.of(sentences.unknownKey(target, siblings(finding), schema.mapping("properties")));
                case "required" -> missing(target, rules);
                case "type" ->
                    Stream.of(sentences.wrongType(target, types(rules).toList(), rules));
                case "enum" -> Stream.of(sentences.noneOf(target, rules.texts("enum")));
                default -> Stream.of(sentences.wrongValue(target, finding.keyword(), rules));
            };
        });
    }

    private Stream<Diagnostic> keys(Target mapping, YamlMapping rules) {
        var form = new TextPattern(rules.text("pattern").orElse(""));
        var most = rules.text("maxLength").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        return mapping.node() instanceof YamlMapping keys
                ? keys.entries().stream()
                        .map(YamlMapping.Entry::key)
                        .filter(key -> key.text().length() > most || !form.accepts(key.text()))
                        .map(key -> sentences.wrongKey(key, mapping, rules))
                : Stream.empty();
    }

    private Stream<Diagnostic> missing(Target target, YamlMapping rules) {
        return target.node() instanceof YamlMapping mapping
                ? rules.texts("required").stream()
                        .filter(key -> mapping.entry(key).isEmpty())
                        .map(key -> sentences.missingKey(target, key, property(rules, key)))
                : Stream.empty();
    }

    private YamlMapping property(YamlMapping rules, String key) {
        var property = rules.mapping("properties", key).orElse(YamlMapping.empty());
        return property.at("examples").isPresent()
                ? property
                : property.text("$ref").map(ref -> schemaAt(ref.substring(1))).orElse(property);
    }

    private List<String> siblings(Finding unknown) {
        return schemaAt(Pointer.parent(unknown.schema()))
                .mapping("properties")
                .map(properties -> properties.entries().stream()
                        .filter(entry -> !(entry.value() instanceof YamlMapping property)
                                || property.at("doNotSuggest").isEmpty())
                        .map(entry -> entry.key().text())
                        .toList())
                .orElse(List.of());
    }

    private static Stream<String> types(YamlMapping rules) {
        return rules.at("type").stream().flatMap(type -> switch (type) {
            case YamlScalar one -> Stream.of(one.text());
            case YamlSequence _ -> rules.texts("type").stream();
            case YamlMapping _ -> Stream.empty();
        });
    }

    private Optional<Target> target(Finding finding) {
        return Pointer.find(root, finding.instance());
    }

    private YamlMapping schemaAt(String pointer) {
        return Pointer.find(schema, pointer)
                .flatMap(target -> target.node() instanceof YamlMapping mapping
                        ? Optional.of(mapping)
                        : Optional.<YamlMapping>empty())
                .orElse(YamlMapping.empty());
    }

    @Override
    public String toString() {
        return "explanation of " + file;
    }
}
