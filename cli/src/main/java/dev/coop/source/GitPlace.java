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

    /**
     * Finds the repository whose work tree a folder really is in, whatever links lead to it; variables like
     * {@code GIT_DIR} do not count.
     */
    public static Optional<GitPlace> around(Path folder) {
        for (var at = real(folder); at != null; at = at.getParent()) {
            var root = at;
            var found = gitFolder(at.resolve(".git")).map(git -> new GitPlace(git, root));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException notThere) {
            return folder.toAbsolutePath().normalize();
        }
    }

    private static Optional<Path> gitFolder(Path git) {
        if (Files.isRegularFile(git)) {
            return pointed(git);
        }
        return holdsRepository(git) ? Optional.of(git) : Optional.empty();
    }

    /** Git passes any other folder by and looks further up. */
    private static boolean holdsRepository(Path git) {
        return Files.exists(git.resolve("HEAD"))
                && (Files.exists(git.resolve("commondir"))
                        || (Files.isDirectory(git.resolve("objects")) && Files.isDirectory(git.resolve("refs"))));
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
