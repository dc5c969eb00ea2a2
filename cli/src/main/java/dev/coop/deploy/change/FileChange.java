package dev.coop.deploy.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A file of a release folder that differs between two states of it.
 *
 * @param path in the folder
 * @param before its bytes as they were; nothing when it is added
 * @param after its bytes as they will be; nothing when it is removed
 */
public record FileChange(String path, Optional<byte[]> before, Optional<byte[]> after) {
    private static final String MANIFESTS = "manifests/";

    /** Returns the files that differ, in the order of their paths. */
    public static List<FileChange> between(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var changes = new ArrayList<FileChange>();
        for (var path : paths) {
            var old = Optional.ofNullable(before.get(path));
            var now = Optional.ofNullable(after.get(path));
            var same = old.isPresent() && now.isPresent() && Arrays.equals(old.get(), now.get());
            if (!same) {
                changes.add(new FileChange(path, old, now));
            }
        }
        return changes;
    }

    /** Whether it is one that Argo CD reads. */
    public boolean isManifest() {
        return path.startsWith(MANIFESTS);
    }

    /** Returns its name, without the folder of the manifests. */
    public String name() {
        return isManifest() ? path.substring(MANIFESTS.length()) : path;
    }
}
