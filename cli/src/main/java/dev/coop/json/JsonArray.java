package dev.coop.json;

import java.util.List;

/**
 * An array.
 *
 * @param items in order
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {
    public JsonArray {
        items = List.copyOf(items);
    }
}
