package dev.coop.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The tokens of a text that holds JSON values one after the other, each with its place. */
public final class JsonTokens {
    private static final int MOST_LEVELS = 200;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String text;
    private final JsonParser parser;

    /** Makes a reader that stands at the text's start. */
    public JsonTokens(String text) {
        this.text = text;
        try {
            this.parser = FACTORY.createParser(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Returns the next token, none at the text's end.
     *
     * @throws JsonSyntaxException when what follows is not JSON
     */
    public Optional<JsonToken> next() {
        try {
            var token = parser.nextToken();
            return token == null ? Optional.empty() : Optional.of(made(token));
        } catch (JsonProcessingException wrong) {
            throw syntax(wrong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonSyntaxException syntax(JsonProcessingException wrong) {
        var place = Optional.ofNullable(wrong.getLocation());
        var message = wrong.getOriginalMessage().lines().findFirst().orElse("this is not JSON");
        return new JsonSyntaxException(
                message,
                Math.max(1, place.map(at -> at.getLineNr()).orElse(1)),
                Math.max(1, place.map(at -> at.getColumnNr()).orElse(1)),
                wrong);
    }

    private JsonToken made(com.fasterxml.jackson.core.JsonToken token) throws IOException {
        var start = (int) parser.currentTokenLocation().getCharOffset();
        return switch (token) {
            case START_OBJECT -> sign(JsonToken.Kind.OBJECT_START, start);
            case END_OBJECT -> sign(JsonToken.Kind.OBJECT_END, start);
            case START_ARRAY -> sign(JsonToken.Kind.ARRAY_START, start);
            case END_ARRAY -> sign(JsonToken.Kind.ARRAY_END, start);
            case FIELD_NAME -> quoted(JsonToken.Kind.NAME, parser.currentName(), start);
            case VALUE_STRING -> quoted(JsonToken.Kind.TEXT, parser.getText(), start);
            case VALUE_NUMBER_INT -> word(JsonToken.Kind.INTEGER, parser.getText(), start);
            case VALUE_NUMBER_FLOAT -> word(JsonToken.Kind.DECIMAL, parser.getText(), start);
            case VALUE_TRUE, VALUE_FALSE -> word(JsonToken.Kind.FLAG, parser.getText(), start);
            case VALUE_NULL -> word(JsonToken.Kind.NULL, parser.getText(), start);
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("a text has no such token: " + token);
        };
    }

    private static JsonToken sign(JsonToken.Kind kind, int start) {
        return new JsonToken(kind, "", start, start + 1);
    }

    private static JsonToken word(JsonToken.Kind kind, String written, int start) {
        return new JsonToken(kind, written, start, start + written.length());
    }

    private JsonToken quoted(JsonToken.Kind kind, String value, int start) {
        var end = start + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return new JsonToken(kind, value, start, Math.min(end + 1, text.length()));
    }
}
