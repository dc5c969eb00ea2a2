package dev.coop.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a repository is.
 *
 * @param gitFolder what Git keeps of it; of a linked work tree or a submodule its own part
 * @param workTree its root
 */
public record GitPlace(Path gitFolder, Path workTree) {
    private static final String POINTER = "gitdir:";

    /** Finds the repository whose work tree a folder is in; variables like {@code GIT_DIR} do not count. */
    public static Optional<GitPlace> around(Path folder) {
        for (var at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            var root = at;
            var found = gitFolder(at.resolve(".git")).map(git -> new GitPlace(git, root));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> gitFolder(Path git) {
        if (Files.isRegularFile(git)) {
            return pointed(git);
        }
        return Files.exists(git.resolve("HEAD")) ? Optional.of(git) : Optional.empty();
    }

    private static Optional<Path> pointed(Path file) {
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            return text.startsWith(POINTER)
                    ? Optional.of(
                            file.resolveSibling(text.substring(POINTER.length()).strip())
                                    .normalize())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
