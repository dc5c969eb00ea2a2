package dev.coop.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A tree to JSON text. */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    /** Writes a value for a person or a file: two spaces a level, members in order, a newline at the end. */
    public static String write(JsonValue value) {
        var text = new StringWriter();
        write(value, text, true);
        return text.append('\n').toString();
    }

    /** Writes a value for a machine: on one line, without spaces or a newline. */
    public static String writeCompact(JsonValue value) {
        var text = new StringWriter();
        write(value, text, false);
        return text.toString();
    }

    private static void write(JsonValue value, StringWriter text, boolean pretty) {
        try (var generator = FACTORY.createGenerator(text)) {
            if (pretty) {
                generator.setPrettyPrinter(layout());
            }
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrettyPrinter layout() {
        var indenter = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private static void write(JsonValue value, JsonGenerator generator) throws IOException {
        switch (value) {
            case JsonObject(var members) -> {
                generator.writeStartObject();
                for (var member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case JsonArray(var items) -> {
                generator.writeStartArray();
                for (var item : items) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case JsonText(var characters) -> generator.writeString(characters);
            case JsonNumber(var digits) -> generator.writeNumber(digits);
            case JsonFlag(var truth) -> generator.writeBoolean(truth);
            case JsonNull() -> generator.writeNull();
        }
    }
}
