package dev.coop.sandbox;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the sandbox keeps its things.
 *
 * @param root the folder
 */
public record SandboxFolder(Path root) {

    /**
     * Returns {@code COOP_SANDBOX}, or the sandbox in the user's data folder ({@code $XDG_DATA_HOME}, by default
     * {@code ~/.local/share}).
     */
    public static SandboxFolder of(Map<String, String> environment, Path home) {
        return new SandboxFolder(named(environment, "COOP_SANDBOX")
                .map(Path::of)
                .orElseGet(() -> named(environment, "XDG_DATA_HOME")
                        .map(Path::of)
                        .orElse(home.resolve(".local/share"))
                        .resolve("coop/sandbox"))
                .toAbsolutePath());
    }

    private static Optional<String> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns the bare GitOps repository. */
    public Path repository() {
        return root.resolve("platform.git");
    }

    /** Returns the folder of pull requests. */
    public Path pullRequests() {
        return root.resolve("pulls");
    }

    /** Returns the folder of images. */
    public Path images() {
        return root.resolve("images");
    }

    /** Deletes what the sandbox made, and nothing else that may lie in the folder. */
    public void empty() {
        for (var part : List.of(repository(), pullRequests(), images())) {
            delete(part);
        }
    }

    private static void delete(Path part) {
        if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.walk(part)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error("sandbox-files", "cannot empty the sandbox: " + undeletable.getMessage())
                            .at(new Location.OfFile(part.toString()))
                            .hint("run it again when nothing else uses the sandbox"),
                    undeletable);
        }
    }
}
