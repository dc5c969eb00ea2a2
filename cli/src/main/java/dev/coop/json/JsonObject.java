package dev.coop.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Names with values. The order of the members is kept, for the reader's sake, and is no part of equality.
 *
 * @param members by name, in order
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Makes an object without members. */
    public static JsonObject empty() {
        return new JsonObject(Map.of());
    }

    /** Returns a copy in which the member has this value: in its old place if it was there, else at the end. */
    public JsonObject with(String name, JsonValue value) {
        var copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    /** Returns a copy in which the member is this string. */
    public JsonObject with(String name, String value) {
        return with(name, new JsonText(value));
    }

    /** Returns a copy in which the member is this whole number. */
    public JsonObject with(String name, long value) {
        return with(name, JsonNumber.of(value));
    }

    /** Returns a copy in which the member is this truth. */
    public JsonObject with(String name, boolean value) {
        return with(name, new JsonFlag(value));
    }

    /** Returns a copy in which the member is an array of these values. */
    public JsonObject with(String name, List<? extends JsonValue> items) {
        return with(name, JsonValue.array(items));
    }

    /** Returns a copy in which the member has the value if there is one, and is null otherwise. */
    public JsonObject with(String name, Optional<? extends JsonValue> value) {
        return with(name, value.<JsonValue>map(each -> each).orElseGet(JsonNull::new));
    }

    /** Returns a copy in which the member is the string if there is one, and is null otherwise. */
    public JsonObject withText(String name, Optional<String> value) {
        return with(name, value.map(JsonText::new));
    }

    /** Returns the value at the end of a path of names, if every step of it is there; it may be null's. */
    public Optional<JsonValue> at(String... path) {
        Optional<JsonValue> found = Optional.of(this);
        for (var name : path) {
            found = found.flatMap(value -> value instanceof JsonObject object
                    ? Optional.ofNullable(object.members.get(name))
                    : Optional.empty());
        }
        return found;
    }

    /** Returns the string at the end of a path, if there is one. */
    public Optional<String> text(String... path) {
        return at(path).flatMap(value ->
                value instanceof JsonText(var characters) ? Optional.of(characters) : Optional.empty());
    }

    /** Returns the whole number at the end of a path, if there is one that a {@code long} can hold. */
    public OptionalLong number(String... path) {
        return at(path).map(value -> value instanceof JsonNumber(var digits) ? whole(digits) : OptionalLong.empty())
                .orElseGet(OptionalLong::empty);
    }

    private static OptionalLong whole(BigDecimal digits) {
        // Before its digits are spelled out: 1e999999999 is a short text and a very long number.
        if (digits.precision() - digits.scale() > 19) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(digits.longValueExact());
        } catch (ArithmeticException fractionOrTooLarge) {
            return OptionalLong.empty();
        }
    }

    /** Returns the truth at the end of a path, if there is one. */
    public Optional<Boolean> flag(String... path) {
        return at(path).flatMap(value -> value instanceof JsonFlag(var truth) ? Optional.of(truth) : Optional.empty());
    }

    /** Returns the object at the end of a path, if there is one. */
    public Optional<JsonObject> object(String... path) {
        return at(path).flatMap(value -> value instanceof JsonObject object ? Optional.of(object) : Optional.empty());
    }

    /** Returns the items of the array at the end of a path; none if there is no array. */
    public List<JsonValue> items(String... path) {
        return at(path).map(value -> value instanceof JsonArray(var items) ? items : List.<JsonValue>of())
                .orElse(List.of());
    }

    /** Returns the objects in the array at the end of a path; none if there is no array. */
    public List<JsonObject> objects(String... path) {
        return items(path).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** Returns the strings in the array at the end of a path; none if there is no array. */
    public List<String> texts(String... path) {
        return items(path).stream()
                .filter(JsonText.class::isInstance)
                .map(item -> ((JsonText) item).value())
                .toList();
    }
}
