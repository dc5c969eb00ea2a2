package dev.coop.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a node says, whatever its place, its style and the order of its keys. */
public sealed interface Shape {

    /** A single value. */
    record Value(String text, YamlScalar.Type type) implements Shape {}

    /** A list. */
    record Items(List<Shape> items) implements Shape {}

    /** Keys with values. */
    record Entries(Map<String, Shape> entries) implements Shape {}

    /** Returns the shape of a node. */
    static Shape of(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> new Value(scalar.text(), scalar.type());
            case YamlSequence list ->
                new Items(list.items().stream().map(Shape::of).toList());
            case YamlMapping mapping -> {
                var entries = new HashMap<String, Shape>();
                mapping.entries().forEach(entry -> entries.put(entry.key().text(), of(entry.value())));
                yield new Entries(Map.copyOf(entries));
            }
        };
    }
}
