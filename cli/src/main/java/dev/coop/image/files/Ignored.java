package dev.coop.image.files;

import java.util.Set;

/**
 * What Git ignores in an app's folder.
 *
 * @param paths files, and folders with all that is in them, below the app's folder, with slashes
 */
public record Ignored(Set<String> paths) {
    public Ignored {
        paths = Set.copyOf(paths);
    }

    /** Returns whether a path, or a folder above it, is ignored. */
    boolean holds(String path) {
        for (var end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (paths.contains(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
