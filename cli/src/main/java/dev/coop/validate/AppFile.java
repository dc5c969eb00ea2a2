package dev.coop.validate;

import dev.coop.app.App;
import dev.coop.app.AppReader;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.validate.schema.Schema;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Utf8;
import dev.coop.yaml.YamlMapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a coop.yaml and checks it by its schema. */
public final class AppFile {
    /**
     * What a coop.yaml holds.
     *
     * @param document its keys and values, if it has some
     * @param app the app, when nothing is wrong by syntax and schema
     * @param problems what is wrong by syntax and schema
     */
    record Parsed(Optional<YamlMapping> document, Optional<App> app, List<Diagnostic> problems) {}

    /**
     * Returns the app that a coop.yaml describes.
     *
     * @throws Failure {@code INVALID_INPUT} with everything that is wrong by syntax and schema
     */
    public App read(SourceText source) {
        var parsed = parse(source.name(), source.text().getBytes(StandardCharsets.UTF_8));
        return parsed.app().orElseThrow(() -> new Failure(Failure.Kind.INVALID_INPUT, parsed.problems(), null));
    }

    static Parsed parse(String name, byte[] bytes) {
        var problems = new ArrayList<Diagnostic>();
        var notText = Utf8.problem(name, bytes);
        if (notText.isPresent()) {
            return new Parsed(Optional.empty(), Optional.empty(), List.of(notText.get()));
        }
        var document = OneDocument.read(Utf8.text(name, bytes), problems);
        var example = Diagnostic.error("missing-key", "the file is empty, but needs at least the app's name")
                .at(new Location.OfFile(name))
                .hint("write `app: mean-mug` with the app's name");
        if (document.isEmpty() && problems.isEmpty()) {
            problems.add(example);
        }
        document.ifPresent(root -> problems.addAll(Schema.ofCoopYaml().check(name, root)));
        var mapping = document.flatMap(
                root -> root instanceof YamlMapping keys ? Optional.of(keys) : Optional.<YamlMapping>empty());
        return new Parsed(mapping, problems.isEmpty() ? mapping.map(AppReader::read) : Optional.empty(), problems);
    }
}
