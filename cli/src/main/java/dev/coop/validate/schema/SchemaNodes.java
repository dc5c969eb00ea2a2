package dev.coop.validate.schema;

import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;

/** Gives the schema validator YAML nodes for JSON; every JSON text is YAML. */
final class SchemaNodes implements JsonNodeFactory {

    @Override
    public JsonNode wrap(Object node) {
        return switch (node) {
            case JsonNode wrapped -> wrapped;
            case YamlNode plain -> new SchemaNode(plain, "");
            default -> throw new IllegalArgumentException("not a node: " + node.getClass());
        };
    }

    @Override
    public JsonNode create(String json) {
        return wrap(YamlReader.read(new SourceText("json", json)).documents().stream()
                .findFirst()
                .flatMap(YamlDocument::root)
                .orElseThrow(() -> new IllegalArgumentException("not a JSON text")));
    }
}
