package dev.coop.cli;

import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import dev.coop.terminal.Terminal;
import dev.coop.terminal.VisibleText;

/** A command's result as a JSON document. */
final class JsonResult {
    private JsonResult() {}

    /** Prints the document, which ends with one line break. */
    static void show(JsonValue document, Terminal terminal) {
        terminal.data(escaped(JsonWriter.write(document).stripTrailing()));
    }

    /** What a terminal would act on stands as its escape: a program reads the same, a person sees what is there. */
    static String escaped(String json) {
        if (json.chars().allMatch(each -> each == '\n' || (each >= ' ' && each < 0x7f))) {
            return json;
        }
        var text = new StringBuilder();
        json.codePoints().forEach(each -> {
            if (each != '\n' && VisibleText.isHidden(each)) {
                for (var unit : Character.toChars(each)) {
                    text.append("\\u%04x".formatted((int) unit));
                }
            } else {
                text.appendCodePoint(each);
            }
        });
        return text.toString();
    }
}
