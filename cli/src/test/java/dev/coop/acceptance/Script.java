package dev.coop.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A script with files, in the txtar format (the archive format of Go's testscript): lines to run, then {@code -- name
 * --} and a file's text, as often as needed.
 */
record Script(List<String> lines, Map<String, String> files) {

    static Script read(Path file) throws IOException {
        var lines = new ArrayList<String>();
        var files = new LinkedHashMap<String, String>();
        var name = "";
        for (var line : Files.readAllLines(file)) {
            if (line.matches("-- .+ --")) {
                name = line.substring(3, line.length() - 3).strip();
                files.put(name, "");
            } else if (name.isEmpty()) {
                lines.add(line.strip());
            } else {
                files.merge(name, line + "\n", String::concat);
            }
        }
        return new Script(lines, files);
    }
}
