package dev.coop.yaml;

import dev.coop.diagnostic.Diagnostic;
import java.util.List;

/**
 * What a YAML text holds.
 *
 * @param source the text
 * @param documents in order; none behind the first error of syntax
 * @param problems syntax errors ({@code yaml-syntax}) and keys that stand twice ({@code duplicate-key})
 */
public record YamlStream(SourceText source, List<YamlDocument> documents, List<Diagnostic> problems) {
    public YamlStream {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }
}
