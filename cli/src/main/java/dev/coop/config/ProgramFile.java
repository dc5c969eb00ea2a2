package dev.coop.config;

import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A YAML file in which another program keeps its logins. */
final class ProgramFile {
    private ProgramFile() {}

    /** Returns what it says; one that cannot be read holds no token for us, and its own program says what is wrong. */
    static Optional<YamlMapping> read(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return YamlReader.read(new SourceText(file.toString(), Files.readString(file))).documents().stream()
                    .findFirst()
                    .flatMap(YamlDocument::mapping);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the mappings of a list. */
    static Stream<YamlMapping> mappings(YamlMapping root, String key) {
        return root.items(key).stream().filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }
}
