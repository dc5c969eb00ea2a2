package dev.coop.validate.schema;

import dev.coop.json.JsonFlag;
import dev.coop.json.JsonNumber;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonText;
import dev.coop.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key of a file, as a table for readers, from the file's JSON Schema. */
final class SchemaPage {
    private final JsonObject schema;
    private final Set<String> topLevel;
    private final List<String> rows = new ArrayList<>();

    private SchemaPage(JsonObject schema) {
        this.schema = schema;
        topLevel = keys(schema);
    }

    /** Returns the table, one row a key, in the schema's order. */
    static String table(JsonObject schema) {
        var page = new SchemaPage(schema);
        page.addKeys("", schema);
        return "| key | value | default | meaning |\n|---|---|---|---|\n" + String.join("", page.rows);
    }

    private void addKeys(String prefix, JsonObject rule) {
        var needed = rule.texts("required");
        rule.object("properties")
                .ifPresent(properties -> properties.members().forEach((key, value) -> {
                    var ownRule = resolved((JsonObject) value);
                    addRow(prefix + key, ownRule, needed.contains(key) ? "needed" : defaultOf(ownRule));
                    addNested(prefix + key, ownRule);
                }));
    }

    private void addNested(String path, JsonObject rule) {
        alternatives(rule).forEach(each -> {
            addKeys(path + ".", each);
            each.object("items").map(this::resolved).ifPresent(item -> addNested(path + "[]", item));
            each.object("additionalProperties").map(this::resolved).ifPresent(value -> addNamed(path, value));
        });
    }

    private void addNamed(String path, JsonObject rule) {
        if (!topLevel.isEmpty()
                && topLevel.containsAll(keys(rule))
                && !keys(rule).isEmpty()) {
            addRow(path + ".<name>", rule, "");
        } else {
            addKeys(path + ".<name>.", rule);
        }
    }

    private void addRow(String path, JsonObject rule, String ifAbsent) {
        var meaning = rule.text("description").orElseThrow(() -> new AssertionError(path + " has no description"));
        rows.add(Stream.of("`" + path + "`", values(rule), ifAbsent, meaning)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String defaultOf(JsonObject rule) {
        return rule.at("default").map(SchemaPage::literal).orElse("");
    }

    private String values(JsonObject rule) {
        var several = rule.objects("anyOf");
        if (!several.isEmpty()) {
            return several.stream().map(each -> values(resolved(each))).collect(Collectors.joining("; or "));
        }
        var choices = rule.items("enum");
        if (!choices.isEmpty()) {
            return choices.stream().map(SchemaPage::literal).collect(Collectors.joining(", "));
        }
        var types = rule.text("type").map(List::of).orElseGet(() -> rule.texts("type"));
        return types.stream().map(type -> values(type, rule)).collect(Collectors.joining(" or "))
                + rule.text("patternErrorMessage").map(words -> ": " + words).orElse("")
                + longest(rule);
    }

    private String values(String type, JsonObject rule) {
        return switch (type) {
            case "string" -> "text";
            case "integer" -> "whole number" + range(rule);
            case "number" -> "number";
            case "boolean" -> "`true` or `false`";
            case "null" -> "nothing";
            case "array" -> "list of " + values(resolved(rule.object("items").orElseThrow()));
            case "object" -> mapping(rule);
            default -> throw new AssertionError("no words for the type " + type);
        };
    }

    private String mapping(JsonObject rule) {
        var own = rule.object("properties").map(JsonObject::members);
        if (own.isPresent()) {
            return own.get().keySet().stream()
                    .map(key -> "`" + key + "`")
                    .collect(Collectors.joining(", ", "mapping (", ")"));
        }
        var names = rule.object("propertyNames")
                .map(this::resolved)
                .flatMap(name -> name.text("patternErrorMessage").map(words -> ": " + words + longest(name)))
                .orElse("");
        var each = rule.object("additionalProperties")
                .map(this::resolved)
                .filter(value -> keys(value).isEmpty())
                .map(value -> ", each " + values(value))
                .orElse("");
        return "mapping with names of your own" + names + each;
    }

    private static String range(JsonObject rule) {
        var least = rule.number("minimum");
        return least.isPresent()
                ? " from " + least.getAsLong() + " to " + rule.number("maximum").orElseThrow()
                : "";
    }

    private static String longest(JsonObject rule) {
        var most = rule.number("maxLength");
        return most.isPresent() ? "; at most " + most.getAsLong() + " characters" : "";
    }

    private static String literal(JsonValue value) {
        return switch (value) {
            case JsonText(var text) -> "`" + text + "`";
            case JsonNumber(var number) -> "`" + number.toPlainString() + "`";
            case JsonFlag(var truth) -> "`" + truth + "`";
            default -> throw new AssertionError("no words for the value " + value);
        };
    }

    private static Set<String> keys(JsonObject rule) {
        return rule.object("properties")
                .map(properties -> new TreeSet<>(properties.members().keySet()))
                .orElseGet(TreeSet::new);
    }

    private List<JsonObject> alternatives(JsonObject rule) {
        var several = rule.objects("anyOf");
        return several.isEmpty()
                ? List.of(rule)
                : several.stream().map(this::resolved).toList();
    }

    /** Follows references; what stands beside one wins over what it leads to. */
    private JsonObject resolved(JsonObject rule) {
        var reference = rule.text("$ref");
        if (reference.isEmpty()) {
            return rule;
        }
        var target = reference.get().substring("#/".length()).split("/");
        var merged = resolved(
                Optional.of(schema).flatMap(root -> root.object(target)).orElseThrow());
        for (var member : rule.members().entrySet()) {
            if (!member.getKey().equals("$ref")) {
                merged = merged.with(member.getKey(), member.getValue());
            }
        }
        return merged;
    }
}
