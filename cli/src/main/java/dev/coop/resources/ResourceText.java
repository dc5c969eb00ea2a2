package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.ClusterReading;
import dev.coop.yaml.JsonInYaml;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Splice;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import dev.coop.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a resource's text in an environment is made from. */
sealed interface ResourceText {
    /** Returns the text with variables filled in and labels added; adds what has no value to the problems. */
    String in(Variables variables, YamlMapping labels, List<Diagnostic> problems);

    /**
     * A document that stays byte for byte what it is, but for variables and labels.
     *
     * @param source the file it stands in
     * @param start where its text begins
     * @param end where it ends
     * @param places where it holds variables
     * @param metadata what is added to its metadata
     */
    record Kept(SourceText source, int start, int end, VariablePlaces places, MetadataEdits metadata)
            implements ResourceText {
        @Override
        public String in(Variables variables, YamlMapping labels, List<Diagnostic> problems) {
            var text = edited(
                    source.text(),
                    start,
                    end,
                    places.filled(variables, problems),
                    metadata.in(
                            source.text(),
                            labels,
                            value -> variables.fill(value).text()));
            return ended(ResourceFile.isJson(source.name()) ? JsonInYaml.of(text.replace('\t', ' ')) : text);
        }

        /** Returns a part of a text with values filled in and metadata added, which may write a value again. */
        static String edited(String text, int start, int end, List<Splice> values, List<Splice> added) {
            var edits = new TreeMap<Integer, Splice>();
            values.forEach(splice -> edits.put(splice.start(), splice));
            for (var splice : added) {
                edits.subMap(splice.start() + 1, Math.max(splice.start() + 1, splice.end()))
                        .clear();
                edits.merge(splice.start(), splice, Kept::both);
            }
            return Splice.apply(
                    text.substring(start, end),
                    edits.values().stream()
                            .map(each -> new Splice(each.start() - start, each.end() - start, each.text()))
                            .toList());
        }

        /** What is inserted stands before what was there, or is written in its place. */
        private static Splice both(Splice there, Splice added) {
            return added.end() > added.start()
                    ? added
                    : new Splice(there.start(), there.end(), added.text() + there.text());
        }
    }

    /**
     * A resource that is written anew: an item of a list, or one whose anchors would take coop's labels elsewhere.
     *
     * @param content its keys and values, without anchors
     * @param metadata what is added to its metadata
     */
    record Anew(YamlMapping content, MetadataEdits metadata) implements ResourceText {
        @Override
        public String in(Variables variables, YamlMapping labels, List<Diagnostic> problems) {
            return YamlWriter.write(filled(content.with("metadata", metadata.with(labels)), variables, problems));
        }

        private static YamlNode filled(YamlNode node, Variables variables, List<Diagnostic> problems) {
            return switch (node) {
                case YamlScalar scalar -> filled(scalar, variables, problems);
                case YamlSequence list ->
                    YamlNode.list(list.items().stream()
                            .map(item -> filled(item, variables, problems))
                            .toList());
                case YamlMapping mapping -> {
                    var entries = new ArrayList<YamlMapping.Entry>();
                    for (var entry : mapping.entries()) {
                        entries.add(new YamlMapping.Entry(
                                filled(entry.key(), variables, problems), filled(entry.value(), variables, problems)));
                    }
                    yield new YamlMapping(entries, mapping.span());
                }
            };
        }

        private static YamlScalar filled(YamlScalar scalar, Variables variables, List<Diagnostic> problems) {
            if (!Variables.usedIn(scalar.text())) {
                return ClusterReading.kept(scalar);
            }
            var filled = variables.fill(scalar.text());
            filled.wrong().forEach(wrong -> problems.add(wrong.diagnostic().at(scalar.location())));
            return YamlNode.text(filled.text());
        }
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }
}
