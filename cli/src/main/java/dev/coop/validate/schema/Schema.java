package dev.coop.validate.schema;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A JSON Schema (draft 2020-12) of one of coop's files, and what is wrong with a file by it. */
public final class Schema {
    private final YamlMapping document;
    private final Validator validator;
    private final URI id;

    private Schema(YamlMapping document) {
        this.document = document;
        this.validator = new ValidatorFactory()
                .withJsonNodeFactory(new SchemaNodes())
                .withEvaluatorFactory(new EvaluatorFactory.Builder()
                        .withKeyword("pattern", TextPattern::new)
                        .build())
                .withDisabledSchemaValidation(true)
                .createValidator();
        // Without $schema the validator has no reason to read the meta-schemas, which a test checks against.
        this.id = validator.registerSchema((Object) document.without("$schema"));
    }

    /** Returns the schema of coop.yaml, which is read once in a run. */
    public static Schema ofCoopYaml() {
        return OfCoopYaml.SCHEMA;
    }

    private static final class OfCoopYaml {
        private static final Schema SCHEMA = new Schema(read("coop.schema.json"));
    }

    /** Returns the schema of platform.yaml, which is read once in a run. */
    public static Schema ofPlatformYaml() {
        return OfPlatformYaml.SCHEMA;
    }

    private static final class OfPlatformYaml {
        private static final Schema SCHEMA = new Schema(read("platform.schema.json"));
    }

    /** Returns the text of coop.schema.json, for editors. */
    public static String textOfCoopYaml() {
        return text("coop.schema.json");
    }

    /** Returns the text of platform.schema.json, for editors. */
    public static String textOfPlatformYaml() {
        return text("platform.schema.json");
    }

    private static YamlMapping read(String name) {
        return YamlReader.read(new SourceText(name, text(name))).documents().stream()
                .findFirst()
                .flatMap(YamlDocument::mapping)
                .orElseThrow(() -> new IllegalStateException(name + " is not a schema"));
    }

    private static String text(String name) {
        try (var stream = Schema.class.getResourceAsStream("/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Returns what is wrong with a file, in its order: {@code unknown-key}, {@code missing-key}, {@code wrong-type} and
     * {@code wrong-value}; nothing when it is as the schema says.
     *
     * @param file the file's name, for the case that it is no mapping at all
     * @param root its content
     */
    public synchronized List<Diagnostic> check(String file, YamlNode root) {
        var result = validator.validate(id, (Object) root);
        return result.isValid() ? List.of() : new Explanation(document, root, file).of(result.getErrors());
    }
}
