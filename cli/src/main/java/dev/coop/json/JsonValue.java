package dev.coop.json;

import java.util.List;

/** A JSON value (RFC 8259), immutable. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonNumber, JsonFlag, JsonNull {

    /** Makes a string. */
    static JsonText text(String value) {
        return new JsonText(value);
    }

    /** Makes a whole number. */
    static JsonNumber number(long value) {
        return JsonNumber.of(value);
    }

    /** Makes a true or false. */
    static JsonFlag flag(boolean value) {
        return new JsonFlag(value);
    }

    /** Makes an array. */
    static JsonArray array(List<? extends JsonValue> items) {
        return new JsonArray(List.copyOf(items));
    }

    /** Makes an array of strings. */
    static JsonArray texts(List<String> values) {
        return array(values.stream().map(JsonText::new).toList());
    }
}
