package dev.coop.yaml;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonToken;
import dev.coop.json.JsonTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** A file of JSON values, as the same nodes that a file of YAML documents has. */
final class JsonDocuments {
    private final SourceText source;
    private final JsonTokens tokens;
    private final List<Diagnostic> problems = new ArrayList<>();

    private JsonDocuments(SourceText source) {
        this.source = source;
        var text = source.text();
        this.tokens = new JsonTokens(text.startsWith("\uFEFF") ? " " + text.substring(1) : text);
    }

    static YamlStream read(SourceText source) {
        return new JsonDocuments(source).stream();
    }

    private YamlStream stream() {
        var documents = new ArrayList<YamlDocument>();
        try {
            var start = 0;
            for (var first = tokens.next(); first.isPresent(); first = tokens.next()) {
                var root = node(first.get());
                var end = behindLine(root.span().map(Span::end).orElse(start));
                documents.add(new YamlDocument(Optional.of(root), new Span(source, start, end)));
                start = end;
            }
        } catch (JsonSyntaxException wrong) {
            problems.add(syntaxError(wrong));
        }
        return new YamlStream(
                source, atTheEnd(documents), problems.stream().distinct().toList());
    }

    /** What follows the last value belongs to it. */
    private List<YamlDocument> atTheEnd(List<YamlDocument> documents) {
        if (!documents.isEmpty() && problems.isEmpty()) {
            var last = documents.removeLast();
            var span = new Span(source, last.span().start(), source.text().length());
            documents.add(new YamlDocument(last.root(), span));
        }
        return documents;
    }

    private int behindLine(int offset) {
        var text = source.text();
        var end = offset;
        while (end < text.length() && " \t\r".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '\n' ? end + 1 : offset;
    }

    private Diagnostic syntaxError(JsonSyntaxException wrong) {
        var line = Math.min(wrong.line(), source.lines());
        var column = Math.min(wrong.column(), source.line(line).length() + 1);
        return Diagnostic.error("json-syntax", "this is not JSON: " + first(wrong))
                .at(new Location.InFile(source.name(), line, column, 1, source.line(line)))
                .hint("JSON has its keys and texts in double quotes and no comma behind the last of them; YAML belongs"
                        + " into a file that ends in .yaml");
    }

    private static String first(JsonSyntaxException wrong) {
        var message = Optional.ofNullable(wrong.getMessage()).orElse("");
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private YamlNode node(JsonToken token) {
        return switch (token.kind()) {
            case OBJECT_START -> mapping(token);
            case ARRAY_START -> sequence(token);
            case TEXT, NAME -> scalar(token, YamlScalar.Type.STRING);
            case INTEGER -> scalar(token, YamlScalar.Type.INTEGER);
            case DECIMAL -> scalar(token, YamlScalar.Type.FLOAT);
            case FLAG -> scalar(token, YamlScalar.Type.BOOLEAN);
            case NULL -> scalar(token, YamlScalar.Type.NULL);
            case OBJECT_END, ARRAY_END -> throw new IllegalStateException("the parser pairs brackets");
        };
    }

    private YamlScalar scalar(JsonToken token, YamlScalar.Type type) {
        return new YamlScalar(token.text(), type, Optional.of(new Span(source, token.start(), token.end())));
    }

    private YamlMapping mapping(JsonToken begin) {
        var entries = new ArrayList<YamlMapping.Entry>();
        var seen = new HashMap<String, YamlScalar>();
        var token = following();
        while (token.kind() != JsonToken.Kind.OBJECT_END) {
            var key = scalar(token, YamlScalar.Type.STRING);
            var first = Optional.ofNullable(seen.putIfAbsent(key.text(), key));
            first.ifPresent(other -> problems.add(NodeReader.twice(key, other)));
            entries.add(new YamlMapping.Entry(key, node(following())));
            token = following();
        }
        return new YamlMapping(entries, Optional.of(new Span(source, begin.start(), token.end())));
    }

    private YamlSequence sequence(JsonToken begin) {
        var items = new ArrayList<YamlNode>();
        var token = following();
        while (token.kind() != JsonToken.Kind.ARRAY_END) {
            items.add(node(token));
            token = following();
        }
        return new YamlSequence(items, Optional.of(new Span(source, begin.start(), token.end())));
    }

    /** Within brackets the parser itself reports the end of the text. */
    private JsonToken following() {
        return tokens.next().orElseThrow();
    }
}
