package dev.coop.validate.schema;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML node as the schema validator sees it.
 *
 * @param node the node
 * @param pointer its JSON pointer (RFC 6901)
 */
record SchemaNode(YamlNode node, String pointer) implements JsonNode {
    private static final int MOST_DIGITS = 100;

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        return switch (node) {
            case YamlMapping _ -> SimpleType.OBJECT;
            case YamlSequence _ -> SimpleType.ARRAY;
            case YamlScalar scalar ->
                switch (scalar.type()) {
                    case STRING -> SimpleType.STRING;
                    case INTEGER -> SimpleType.INTEGER;
                    case FLOAT -> decimal(scalar).isPresent() ? SimpleType.NUMBER : SimpleType.STRING;
                    case BOOLEAN -> SimpleType.BOOLEAN;
                    case NULL -> SimpleType.NULL;
                };
        };
    }

    /**
     * Infinity and not-a-number are numbers of YAML, but not of JSON, and so is what no computer has room for. Of very
     * many digits the first ones do.
     */
    private static Optional<BigDecimal> decimal(YamlScalar scalar) {
        try {
            var value = Double.parseDouble(scalar.text());
            var exact = scalar.text().length() <= MOST_DIGITS && value != 0;
            return Double.isFinite(value)
                    ? Optional.of(exact ? new BigDecimal(scalar.text()) : BigDecimal.valueOf(value))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean asBoolean() {
        return Boolean.parseBoolean(scalar().text());
    }

    @Override
    public String asString() {
        return scalar().text();
    }

    @Override
    public BigInteger asInteger() {
        return scalar().integer();
    }

    @Override
    public BigDecimal asNumber() {
        return scalar().type() == YamlScalar.Type.INTEGER
                ? new BigDecimal(scalar().integer())
                : decimal(scalar()).orElse(BigDecimal.ZERO);
    }

    @Override
    public List<JsonNode> asArray() {
        var items = new ArrayList<JsonNode>();
        if (node instanceof YamlSequence sequence) {
            for (var item : sequence.items()) {
                items.add(new SchemaNode(item, pointer + "/" + items.size()));
            }
        }
        return items;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        var members = new LinkedHashMap<String, JsonNode>();
        if (node instanceof YamlMapping mapping) {
            for (var entry : mapping.entries()) {
                var name = entry.key().text();
                members.put(name, new SchemaNode(entry.value(), pointer + "/" + JsonNode.encodeJsonPointer(name)));
            }
        }
        return members;
    }

    private YamlScalar scalar() {
        return node instanceof YamlScalar scalar ? scalar : YamlNode.text("");
    }
}
