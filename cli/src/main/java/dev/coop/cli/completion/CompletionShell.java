package dev.coop.cli.completion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The shells that complete coop's command line. */
public enum CompletionShell {
    BASH("coop.bash"),
    ZSH("_coop"),
    FISH("coop.fish"),
    POWERSHELL("coop.ps1");

    private final String file;

    CompletionShell(String file) {
        this.file = file;
    }

    /** Returns the script that makes the shell complete coop: a file of completions/, kept with the program. */
    public String script() {
        try (var script = CompletionShell.class.getResourceAsStream("/completions/" + file)) {
            return new String(
                    Objects.requireNonNull(script, () -> file + " is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the name of the script's file, by which the shell finds it. */
    public String file() {
        return file;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
