package dev.coop.resources;

import dev.coop.yaml.Span;
import dev.coop.yaml.Splice;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import dev.coop.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A part of a resource's metadata that has keys with strings: its labels or its annotations. */
final class Section {
    private static final Pattern ALIAS = Pattern.compile("\\s*:\\s*(\\*[^\\s,\\]}]+)");

    private final String key;
    private final YamlMapping metadata;
    private final Optional<YamlMapping.Entry> own;

    Section(String key, YamlMapping metadata) {
        this.key = key;
        this.metadata = metadata;
        this.own = metadata.entry(key);
    }

    /** What it holds, also by merge keys. */
    YamlMapping entries() {
        return MergeKeys.resolved(MergeKeys.resolved(metadata).mapping(key).orElse(YamlMapping.empty()));
    }

    /** Returns the metadata as it is meant to be with the wanted entries. */
    YamlMapping in(YamlMapping before, YamlMapping wanted) {
        if (wanted.entries().isEmpty()) {
            return before;
        }
        var written = own.flatMap(entry -> asMapping(entry.value())).orElseGet(this::entries);
        return before.with(key, with(written, wanted));
    }

    private static Optional<YamlMapping> asMapping(YamlNode node) {
        return node instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private static YamlMapping with(YamlMapping mapping, YamlMapping wanted) {
        var all = mapping;
        for (var entry : wanted.entries()) {
            all = all.with(entry.key().text(), entry.value());
        }
        return all;
    }

    /** Returns the edits that add the wanted entries; none where there is nothing to add or no way to. */
    List<Splice> edits(String text, YamlMapping wanted, UnaryOperator<String> filled) {
        if (wanted.entries().isEmpty()) {
            return List.of();
        }
        if (own.isEmpty()) {
            return first(text, metadata, YamlMapping.of(key, with(filled(entries(), filled), wanted)));
        }
        var behindKey = own.get().key().span().map(Span::end).orElse(0);
        return switch (own.get().value()) {
            case YamlMapping mapping
            when start(mapping) < behindKey -> instead(text, behindKey, with(filled(mapping, filled), wanted));
            case YamlMapping mapping -> within(text, mapping, filled(wanted, filled));
            case YamlScalar nothing when nothing.isNull() -> instead(nothing, wanted);
            case YamlScalar _ -> List.of();
            case YamlSequence _ -> List.of();
        };
    }

    private static YamlMapping filled(YamlMapping mapping, UnaryOperator<String> filled) {
        return new YamlMapping(
                mapping.entries().stream()
                        .map(entry -> new YamlMapping.Entry(
                                filled(entry.key(), filled),
                                entry.value() instanceof YamlScalar scalar ? filled(scalar, filled) : entry.value()))
                        .toList(),
                mapping.span());
    }

    private static YamlScalar filled(YamlScalar scalar, UnaryOperator<String> filled) {
        return Variables.usedIn(scalar.text()) ? YamlNode.text(filled.apply(scalar.text())) : scalar;
    }

    private static int start(YamlNode node) {
        return node.span().map(Span::start).orElse(0);
    }

    /** An alias gives way to what it stands for: what it names may be used elsewhere. */
    private static List<Splice> instead(String text, int behindKey, YamlMapping value) {
        var alias = ALIAS.matcher(text).region(behindKey, text.length());
        return alias.lookingAt() ? List.of(new Splice(alias.start(1), alias.end(1), flow(value))) : List.of();
    }

    private static List<Splice> instead(YamlScalar nothing, YamlMapping value) {
        return nothing.span()
                .map(span -> List.of(
                        new Splice(span.start(), span.end(), (span.start() == span.end() ? " " : "") + flow(value))))
                .orElse(List.of());
    }

    private static List<Splice> within(String text, YamlMapping mapping, YamlMapping wanted) {
        var splices = new ArrayList<Splice>();
        var missing = wanted;
        for (var entry : wanted.entries()) {
            var name = entry.key().text();
            var written = mapping.at(name).flatMap(YamlNode::span);
            if (written.isPresent()) {
                splices.add(new Splice(written.get().start(), written.get().end(), flow(entry.value())));
                missing = missing.without(name);
            }
        }
        if (!missing.entries().isEmpty()) {
            splices.addAll(first(text, mapping, missing));
        }
        return splices;
    }

    /** Before the first key is the one place whose indentation is known and that no value reaches into. */
    private static List<Splice> first(String text, YamlMapping mapping, YamlMapping added) {
        var begin = start(mapping);
        var firstKey = mapping.entries().isEmpty()
                ? mapping.span().map(Span::end).orElse(begin)
                : start(mapping.entries().getFirst().key());
        var brace = text.substring(begin, Math.max(begin, firstKey)).indexOf('{');
        if (brace >= 0) {
            var inner = flow(added);
            var more = mapping.entries().isEmpty() ? "" : ", ";
            return List.of(
                    new Splice(begin + brace + 1, begin + brace + 1, inner.substring(1, inner.length() - 1) + more));
        }
        var lineStart = text.lastIndexOf('\n', firstKey - 1) + 1;
        var indent = " ".repeat(firstKey - lineStart);
        var lineEnd = text.indexOf('\n', firstKey);
        var newline = lineEnd > 0 && text.charAt(lineEnd - 1) == '\r' ? "\r\n" : "\n";
        var block = YamlWriter.write(added)
                .lines()
                .map(line -> line + newline + indent)
                .collect(Collectors.joining());
        return List.of(new Splice(firstKey, firstKey, block));
    }

    /** On one line and with every string in double quotes, so that it also fits into JSON. */
    private static String flow(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> scalar.isNull() ? "null" : quoted(scalar.text());
            case YamlSequence list ->
                list.items().stream().map(Section::flow).collect(Collectors.joining(", ", "[", "]"));
            case YamlMapping mapping ->
                mapping.entries().stream()
                        .map(entry -> quoted(entry.key().text()) + ": " + flow(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
