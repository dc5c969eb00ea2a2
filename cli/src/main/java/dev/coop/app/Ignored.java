package dev.coop.app;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Git ignores in an app's folder.
 *
 * @param paths files, and folders with all that is in them, below the app's folder, with slashes
 */
public record Ignored(Set<String> paths) {
    /** Nothing is ignored. */
    public static final Ignored NOTHING = new Ignored(Set.of());

    public Ignored {
        paths = Set.copyOf(paths);
    }

    /** Returns whether a path, or a folder above it, is ignored. */
    public boolean holds(String path) {
        for (var end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (paths.contains(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** Returns what is ignored in a folder below, by paths below that. */
    public Ignored below(String folder) {
        var prefix = folder + "/";
        return new Ignored(paths.stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet()));
    }
}
