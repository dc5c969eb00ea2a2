package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.ClusterReading;
import dev.coop.yaml.Span;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keys and values as they are where variables have values, each at the place where it is written. */
public final class FilledContent {
    private FilledContent() {}

    /** Whether there is a variable in a key or value. */
    static boolean holdsVariables(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> Variables.usedIn(scalar.text());
            case YamlSequence list -> list.items().stream().anyMatch(FilledContent::holdsVariables);
            case YamlMapping mapping ->
                mapping.entries().stream()
                        .anyMatch(entry -> holdsVariables(entry.key()) || holdsVariables(entry.value()));
        };
    }

    static YamlMapping of(YamlMapping written, Variables variables) {
        return each(written, scalar -> {
            var text = scalar.text();
            return Variables.usedIn(text) ? text(variables.fill(text).text(), scalar.span()) : scalar;
        });
    }

    /** Returns content that coop writes: what it says is a text is one, however it stands in coop.yaml. */
    static YamlMapping made(YamlMapping content) {
        return each(
                content,
                scalar -> scalar.type() == YamlScalar.Type.STRING ? text(scalar.text(), scalar.span()) : scalar);
    }

    /**
     * A text is written so that no reader takes it for anything else; where its place would tell otherwise, it has
     * none.
     */
    private static YamlScalar text(String text, Optional<Span> place) {
        var placed = new YamlScalar(text, YamlScalar.Type.STRING, place);
        return ClusterReading.of(placed).type() == YamlScalar.Type.STRING ? placed : YamlNode.text(text);
    }

    private static YamlMapping each(YamlMapping mapping, UnaryOperator<YamlScalar> changed) {
        return new YamlMapping(
                mapping.entries().stream()
                        .map(entry -> new YamlMapping.Entry(changed.apply(entry.key()), each(entry.value(), changed)))
                        .toList(),
                mapping.span());
    }

    private static YamlNode each(YamlNode node, UnaryOperator<YamlScalar> changed) {
        return switch (node) {
            case YamlScalar scalar -> changed.apply(scalar);
            case YamlSequence list ->
                new YamlSequence(
                        list.items().stream().map(item -> each(item, changed)).toList(), list.span());
            case YamlMapping mapping -> each(mapping, changed);
        };
    }

    /** Returns the keys that are another key of the same mapping once their variables are filled in. */
    public static List<Diagnostic> keysTwice(YamlNode written, Variables variables) {
        var found = new ArrayList<Diagnostic>();
        collect(written, variables, found);
        return found;
    }

    private static void collect(YamlNode node, Variables variables, List<Diagnostic> found) {
        switch (node) {
            case YamlScalar _ -> {}
            case YamlSequence list -> list.items().forEach(item -> collect(item, variables, found));
            case YamlMapping mapping -> {
                var keys =
                        mapping.entries().stream().map(YamlMapping.Entry::key).toList();
                if (keys.stream().anyMatch(key -> Variables.usedIn(key.text()))) {
                    found.addAll(twice(keys, variables));
                }
                mapping.entries().forEach(entry -> collect(entry.value(), variables, found));
            }
        }
    }

    private static List<Diagnostic> twice(List<YamlScalar> keys, Variables variables) {
        var seen = new HashSet<String>();
        keys.stream().filter(key -> !Variables.usedIn(key.text())).forEach(key -> seen.add(key.text()));
        return keys.stream()
                .filter(key -> Variables.usedIn(key.text()))
                .filter(key -> !seen.add(variables.fill(key.text()).text()))
                .map(key -> Diagnostic.error(
                                "duplicate-key",
                                "key `" + variables.fill(key.text()).text() + "` stands twice once `" + key.text()
                                        + "` is filled in")
                        .at(key.location())
                        .hint("keep one of them"))
                .toList();
    }
}
