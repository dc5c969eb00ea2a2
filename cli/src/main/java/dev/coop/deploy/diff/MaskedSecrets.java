package dev.coop.deploy.diff;

import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import dev.coop.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Two states of a file as they may be shown: a Secret is written anew from its nodes, so that neither a comment nor an
 * alias tells its values, and each value is {@code ***}.
 *
 * @param before the lines that are there
 * @param after the lines that should be there
 */
record MaskedSecrets(List<String> before, List<String> after) {
    private static final Pattern SECRET = Pattern.compile("\\bSecret\\b");
    private static final String HIDDEN = "***";

    /** Returns the lines of both; nothing when one of them is a Secret that cannot be read. */
    static Optional<MaskedSecrets> of(Optional<String> before, Optional<String> after) {
        var old = nodes(before);
        var now = nodes(after);
        if (old.isEmpty() && now.isEmpty()) {
            return Optional.of(new MaskedSecrets(plain(before), plain(after)));
        }
        if (unread(before, old) || unread(after, now)) {
            return Optional.empty();
        }
        return Optional.of(new MaskedSecrets(
                old.map(roots -> written(roots, roots)).orElseGet(() -> plain(before)),
                now.map(roots -> written(roots, old.orElse(roots))).orElseGet(() -> plain(after))));
    }

    private static List<String> plain(Optional<String> text) {
        return text.map(FileText::lines).orElse(List.of());
    }

    /** Only a text with the word in it is read at all; one that is broken has no nodes. */
    private static Optional<List<YamlNode>> nodes(Optional<String> text) {
        if (text.isEmpty() || !SECRET.matcher(text.get()).find()) {
            return Optional.empty();
        }
        var stream = YamlReader.read(new SourceText("manifest", text.get()));
        var roots = stream.documents().stream()
                .map(YamlDocument::root)
                .flatMap(Optional::stream)
                .toList();
        var broken = !stream.problems().isEmpty();
        return broken || roots.stream().anyMatch(MaskedSecrets::hasSecret)
                ? Optional.of(broken ? List.of() : roots)
                : Optional.empty();
    }

    private static boolean unread(Optional<String> text, Optional<List<YamlNode>> nodes) {
        return text.isPresent() && nodes.isPresent() && nodes.get().isEmpty();
    }

    private static boolean hasSecret(YamlNode node) {
        return switch (node) {
            case YamlMapping mapping ->
                isSecret(mapping) || mapping.entries().stream().anyMatch(entry -> hasSecret(entry.value()));
            case YamlSequence list -> list.items().stream().anyMatch(MaskedSecrets::hasSecret);
            case YamlScalar _ -> false;
        };
    }

    /** A reference to one has the kind as well, but no data. */
    private static boolean isSecret(YamlMapping mapping) {
        return mapping.text("kind").filter("Secret"::equals).isPresent()
                && (mapping.at("data").isPresent() || mapping.at("stringData").isPresent());
    }

    private static List<String> written(List<YamlNode> roots, List<YamlNode> before) {
        var lines = new ArrayList<String>();
        for (var at = 0; at < roots.size(); at++) {
            if (at > 0) {
                lines.add("---");
            }
            var was = at < before.size() ? Optional.of(before.get(at)) : Optional.<YamlNode>empty();
            lines.addAll(FileText.lines(YamlWriter.write(masked(roots.get(at), was))));
        }
        return lines;
    }

    private static YamlNode masked(YamlNode node, Optional<YamlNode> was) {
        return switch (node) {
            case YamlMapping mapping -> {
                var secret = isSecret(mapping);
                var copy = YamlMapping.empty();
                for (var entry : mapping.entries()) {
                    var key = entry.key().text();
                    var value = entry.value();
                    var old = was.flatMap(there -> value(there, key));
                    copy = copy.with(
                            key,
                            secret && (key.equals("data") || key.equals("stringData"))
                                    ? hidden(value, old)
                                    : secret && key.equals("metadata") ? withoutCopies(value) : masked(value, old));
                }
                yield copy;
            }
            case YamlSequence list ->
                YamlNode.list(list.items().stream()
                        .map(item -> masked(item, Optional.empty()))
                        .toList());
            case YamlScalar scalar -> scalar;
        };
    }

    private static Optional<YamlNode> value(YamlNode node, String key) {
        return node instanceof YamlMapping mapping ? mapping.at(key) : Optional.empty();
    }

    private static YamlNode hidden(YamlNode values, Optional<YamlNode> was) {
        if (!(values instanceof YamlMapping mapping)) {
            return YamlNode.text(HIDDEN);
        }
        var copy = YamlMapping.empty();
        for (var entry : mapping.entries()) {
            var key = entry.key().text();
            var changed = was.flatMap(there -> value(there, key))
                    .filter(old -> !text(old).equals(text(entry.value())))
                    .isPresent();
            copy = copy.with(key, changed ? HIDDEN + " (another value)" : HIDDEN);
        }
        return copy;
    }

    private static String text(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.text() : node.describe();
    }

    /** kubectl keeps a copy of the whole resource, values included, in an annotation. */
    private static YamlNode withoutCopies(YamlNode metadata) {
        return metadata instanceof YamlMapping mapping
                ? mapping.mapping("annotations")
                        .map(notes -> mapping.with(
                                "annotations",
                                notes.entry("kubectl.kubernetes.io/last-applied-configuration")
                                        .map(entry -> notes.with(entry.key().text(), HIDDEN))
                                        .orElse(notes)))
                        .orElse(mapping)
                : metadata;
    }
}
