package dev.coop.config;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A token in a file or on standard input: a command line stands in the list of processes, which others can read. */
public final class TokenFile {
    private TokenFile() {}

    /**
     * Reads the first line.
     *
     * @param name of the file, or {@code -} for standard input
     * @param folder what a relative name is relative to
     * @param input reads a line of standard input
     * @throws Failure WRONG_USAGE when there is no token
     */
    public static Token read(String name, Path folder, Supplier<Optional<String>> input) {
        return (name.equals("-") ? input.get() : ofFile(name, folder))
                .map(String::strip)
                .filter(line -> line.matches("[!-~]+"))
                .map(Token::new)
                .orElseThrow(() -> new Failure(
                        Failure.Kind.WRONG_USAGE,
                        Diagnostic.error("no-token", "there is no token on the first line of what `--token-file` names")
                                .at(new Location.OfFile(name.equals("-") ? "standard input" : name))
                                .hint("write the token alone on the first line")));
    }

    private static Optional<String> ofFile(String name, Path folder) {
        try (var lines = Files.lines(folder.resolve(name))) {
            return lines.findFirst();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("unreadable-token-file", "cannot read the file that `--token-file` names")
                            .at(new Location.OfFile(name))
                            .hint("check the path, and that you may read it"),
                    unreadable);
        }
    }
}
