package dev.coop.validate;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Span;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** A YAML file that holds one document. */
final class OneDocument {
    private OneDocument() {}

    /** Returns the file's content, and adds what is wrong with it to the problems. */
    static Optional<YamlNode> read(SourceText source, List<Diagnostic> problems) {
        var stream = YamlReader.read(source);
        problems.addAll(stream.problems());
        var documents = stream.documents().stream()
                .filter(document -> document.root().isPresent())
                .toList();
        if (documents.size() > 1) {
            problems.add(Diagnostic.error("several-documents", "a second document begins here, one is allowed")
                    .at(documents.get(1).root().flatMap(YamlNode::span).map(Span::location))
                    .hint("remove it, and the `---` before it"));
        }
        return documents.stream().findFirst().flatMap(YamlDocument::root);
    }
}
