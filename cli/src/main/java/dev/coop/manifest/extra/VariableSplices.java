package dev.coop.manifest.extra;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.manifest.Variables;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Splice;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The edits that fill in the variables of a document, in keys and values; comments stay as they are. A plain scalar
 * becomes a quoted one, so that no value can be taken for anything but a string.
 */
final class VariableSplices {
    private static final Pattern PROPERTIES = Pattern.compile("^(?:[&!]\\S*\\s+)+");

    private final SourceText source;
    private final Variables variables;
    private final List<Diagnostic> problems;
    /** By where they begin: an alias leads to its scalar a second time. */
    private final SortedMap<Integer, Splice> splices = new TreeMap<>();

    VariableSplices(SourceText source, Variables variables, List<Diagnostic> problems) {
        this.source = source;
        this.variables = variables;
        this.problems = problems;
    }

    List<Splice> of(YamlNode root) {
        collect(root);
        return List.copyOf(splices.values());
    }

    private void collect(YamlNode node) {
        switch (node) {
            case YamlScalar scalar -> scalar.span().ifPresent(span -> fill(span.start(), span.end()));
            case YamlSequence list -> list.items().forEach(this::collect);
            case YamlMapping mapping ->
                mapping.entries().forEach(entry -> {
                    collect(entry.key());
                    collect(entry.value());
                });
        }
    }

    private void fill(int from, int end) {
        var properties = PROPERTIES.matcher(source.text()).region(from, end);
        var start = properties.find() ? properties.end() : from;
        var written = source.text().substring(start, end);
        if (splices.containsKey(start) || !Variables.usedIn(written)) {
            return;
        }
        var filled = variables.fill(written);
        filled.wrong()
                .forEach(wrong ->
                        problems.add(wrong.diagnostic().at(source.locate(start + wrong.start(), start + wrong.end()))));
        var plain = "'\"|>".indexOf(written.charAt(0)) < 0;
        splices.put(start, new Splice(start, end, plain ? quoted(filled.text()) : filled.text()));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
