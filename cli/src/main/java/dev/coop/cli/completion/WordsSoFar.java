package dev.coop.cli.completion;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The words of a command line that is still being typed. It need not be a right one, so it is not parsed like a whole
 * one: only what decides about the values that are known is looked for.
 */
record WordsSoFar(List<String> words) {

    /** Returns the folder that {@code -C} names. */
    Path folder(Path workingFolder, Path home) {
        return value("-C").map(text -> folder(text, workingFolder, home)).orElse(workingFolder);
    }

    /** The shell has not put the home folder in place of its sign yet. */
    private static Path folder(String text, Path workingFolder, Path home) {
        try {
            return text.startsWith("~/") ? home.resolve(text.substring(2)) : workingFolder.resolve(text);
        } catch (InvalidPathException notAPath) {
            return workingFolder;
        }
    }

    /** Returns what {@code --platform} names. */
    Optional<String> platform() {
        return value("--platform");
    }

    /** Returns the app that {@code --app} names. */
    Optional<String> app() {
        return value("--app").or(() -> value("-a"));
    }

    private Optional<String> value(String option) {
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--")) {
                return Optional.empty();
            }
            if (word.equals(option)) {
                return i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty();
            }
            if (word.startsWith(option + "=")) {
                return Optional.of(word.substring(option.length() + 1));
            }
            if (!option.startsWith("--") && word.startsWith(option)) {
                return Optional.of(word.substring(option.length()));
            }
        }
        return Optional.empty();
    }
}
