package dev.coop.yaml;

import java.util.Optional;

/**
 * One document of a YAML stream.
 *
 * @param root its content; none when it holds only comments
 * @param span from behind its separator line to the next one, comments included
 */
public record YamlDocument(Optional<YamlNode> root, Span span) {

    /** Returns the content if it is keys with values. */
    public Optional<YamlMapping> mapping() {
        return root.flatMap(node -> node instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty());
    }

    /** Returns the document's own characters. */
    public String text() {
        return span.source().text().substring(span.start(), span.end());
    }
}
