package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Splice;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a document holds variables, in keys and values; comments stay as they are. A plain scalar becomes a quoted one,
 * so that no value can be taken for anything but a string.
 */
final class VariablePlaces {
    private static final Pattern PROPERTIES = Pattern.compile("^(?:[&!]\\S*\\s+)+");

    private final SourceText source;
    /** The end of each by where it begins: an alias leads to its scalar a second time. */
    private final SortedMap<Integer, Integer> places = new TreeMap<>();

    VariablePlaces(MaskedText text, YamlNode root) {
        this.source = text.written();
        if (text.holdsVariables()) {
            collect(root);
        }
    }

    private void collect(YamlNode node) {
        switch (node) {
            case YamlScalar scalar -> scalar.span().ifPresent(span -> collect(span.start(), span.end()));
            case YamlSequence list -> list.items().forEach(this::collect);
            case YamlMapping mapping ->
                mapping.entries().forEach(entry -> {
                    collect(entry.key());
                    collect(entry.value());
                });
        }
    }

    private void collect(int from, int end) {
        var properties = PROPERTIES.matcher(source.text()).region(from, end);
        var start = properties.find() ? properties.end() : from;
        if (Variables.usedIn(source.text().substring(start, end))) {
            places.put(start, end);
        }
    }

    /** Returns what looks like a variable and is none. */
    List<Diagnostic> unknown() {
        var found = new ArrayList<Diagnostic>();
        places.forEach((start, end) -> Variables.unknown(source.text().substring(start, end))
                .forEach(wrong -> found.add(located(start, wrong))));
        return found;
    }

    /** Returns the edits that fill in the variables, and adds what has no value to the problems. */
    List<Splice> filled(Variables variables, List<Diagnostic> problems) {
        var splices = new ArrayList<Splice>();
        places.forEach((start, end) -> {
            var written = source.text().substring(start, end);
            var filled = variables.fill(written);
            filled.wrong().forEach(wrong -> problems.add(located(start, wrong)));
            var plain = "'\"|>".indexOf(written.charAt(0)) < 0;
            splices.add(new Splice(start, end, plain ? quoted(filled.text()) : filled.text()));
        });
        return splices;
    }

    private Diagnostic located(int start, Variables.Wrong wrong) {
        return wrong.diagnostic().at(source.locate(start + wrong.start(), start + wrong.end()));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
