package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.ClusterReading;
import dev.coop.yaml.Span;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys and values of a resource mean to Kubernetes' reader, which follows YAML 1.1, what they mean to whoever wrote
 * them: it makes {@code true} of a key {@code on}, and does not take every value.
 */
public final class ValuesAreReadAsWritten implements Rule {
    /** A block without an indentation of its own, and lines of nothing but spaces up to one that has a tab. */
    private static final Pattern TAB_FIRST =
            Pattern.compile("(?:[&!]\\S*\\s+)*[|>][-+]?(?:[ \t]+#[^\r\n]*|[ \t]*)\r?\n(?: *\r?\n)*+ *\t");

    private static final Pattern PAIR = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.resources().stream().flatMap(resource -> problems(resource.content()));
    }

    private static Stream<Diagnostic> problems(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> value(scalar).stream();
            case YamlSequence list -> list.items().stream().flatMap(ValuesAreReadAsWritten::problems);
            case YamlMapping mapping ->
                mapping.entries().stream()
                        .flatMap(entry -> Stream.concat(key(entry.key()).stream(), problems(entry.value())));
        };
    }

    private static Optional<Diagnostic> key(YamlScalar key) {
        var reading = ClusterReading.of(key);
        if (reading.type() == YamlScalar.Type.STRING || reading.text().equals(Optional.of(key.text()))) {
            return escaped(key);
        }
        return Optional.of(Diagnostic.error(
                        "read-otherwise",
                        reading.text()
                                .map(text -> "Kubernetes reads the key `" + key.text() + "` as `" + text + "`")
                                .orElse("Kubernetes does not take the key `" + key.text() + "`"))
                .at(key.location())
                .hint("put it in quotes: \"" + key.text() + "\""));
    }

    private static Optional<Diagnostic> value(YamlScalar value) {
        var reading = ClusterReading.of(value);
        var noNumber = reading.type() == YamlScalar.Type.FLOAT
                && reading.text()
                        .filter(text -> text.endsWith("inf") || text.endsWith("nan"))
                        .isPresent();
        if (beginsWithTab(value)) {
            return Optional.of(Diagnostic.error(
                            "read-otherwise", "Kubernetes takes no tab at the beginning of a text that is indented")
                    .at(value.location())
                    .hint("say by how many spaces it is indented, as in `|2`"));
        }
        return noNumber
                ? Optional.of(Diagnostic.error("read-otherwise", "Kubernetes takes no number `" + value.text() + "`")
                        .at(value.location())
                        .hint("put it in quotes if it is meant as text"))
                : escaped(value);
    }

    /** While its reader looks for the first line, it takes a tab for indentation. */
    private static boolean beginsWithTab(YamlScalar value) {
        return value.span()
                .map(ValuesAreReadAsWritten::written)
                .filter(text -> TAB_FIRST.matcher(text).lookingAt())
                .isPresent();
    }

    /** In JSON coop writes the character itself, in YAML its author has to. */
    private static Optional<Diagnostic> escaped(YamlScalar scalar) {
        return scalar.span()
                .filter(span -> !span.source().name().endsWith(".json"))
                .map(ValuesAreReadAsWritten::written)
                .filter(written ->
                        written.startsWith("\"") && PAIR.matcher(written).find())
                .map(_ -> Diagnostic.error(
                                "read-otherwise", "Kubernetes takes no pair of `\\u` escapes for a character")
                        .at(scalar.location())
                        .hint("write the character itself, or one escape such as `\\U0001F600`"));
    }

    private static String written(Span span) {
        return span.source().text().substring(span.start(), span.end());
    }
}
