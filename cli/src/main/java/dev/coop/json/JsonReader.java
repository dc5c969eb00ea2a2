package dev.coop.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** JSON text to a tree. */
public final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonReader() {}

    /**
     * Reads a text that holds one JSON value. Of a name that stands twice in an object the last one counts.
     *
     * @throws JsonSyntaxException when it holds anything else
     */
    public static JsonValue read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            var value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw wrong(parser, "something follows the value");
            }
            return value;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw place == null
                    ? new JsonSyntaxException(firstLine(e.getOriginalMessage()), 1, 1, e)
                    : new JsonSyntaxException(
                            firstLine(e.getOriginalMessage()),
                            Math.max(1, place.getLineNr()),
                            Math.max(1, place.getColumnNr()),
                            e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a text that holds one JSON object.
     *
     * @throws JsonSyntaxException when it holds anything else
     */
    public static JsonObject readObject(String text) {
        return switch (read(text)) {
            case JsonObject object -> object;
            case JsonArray _, JsonText _, JsonNumber _, JsonFlag _, JsonNull _ ->
                throw new JsonSyntaxException("not an object", 1, 1, new IllegalArgumentException("not an object"));
        };
    }

    private static JsonValue value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw wrong(parser, "a value is missing");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonText(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonFlag(true);
            case VALUE_FALSE -> new JsonFlag(false);
            case VALUE_NULL -> new JsonNull();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw wrong(parser, "a value is missing");
        };
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return new JsonObject(members);
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        var items = new ArrayList<JsonValue>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new JsonArray(items);
    }

    private static JsonSyntaxException wrong(JsonParser parser, String message) {
        var place = parser.currentLocation();
        return new JsonSyntaxException(
                message,
                Math.max(1, place.getLineNr()),
                Math.max(1, place.getColumnNr()),
                new IllegalArgumentException(message));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not JSON");
    }
}
