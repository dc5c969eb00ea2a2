package dev.coop.cli;

import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import dev.coop.terminal.Terminal;

/** A command's result as a JSON document. */
final class JsonResult {
    private JsonResult() {}

    /** Prints the document, which ends with one line break. */
    static void show(JsonValue document, Terminal terminal) {
        terminal.result(JsonWriter.write(document).stripTrailing());
    }
}
