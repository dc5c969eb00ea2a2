package dev.coop.deploy;

import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What changes among an environment's manifests.
 *
 * @param added resources that are new, such as {@code ConfigMap mugs}
 * @param changed resources that differ
 * @param removed resources that go
 */
public record Changes(List<String> added, List<String> changed, List<String> removed) {
    private static final String MANIFESTS = "manifests/";

    /** Compares the files of two release folders. */
    static Changes between(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        var removed = new ArrayList<String>();
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (var path : paths) {
            if (path.startsWith(MANIFESTS)) {
                var old = before.get(path);
                var now = after.get(path);
                if (now == null) {
                    removed.add(resource(path, old == null ? new byte[0] : old));
                } else if (old == null) {
                    added.add(resource(path, now));
                } else if (!Arrays.equals(old, now)) {
                    changed.add(resource(path, now));
                }
            }
        }
        return new Changes(added, changed, removed);
    }

    private static String resource(String path, byte[] content) {
        return YamlReader.read(new SourceText(path, new String(content, StandardCharsets.UTF_8))).documents().stream()
                .findFirst()
                .flatMap(YamlDocument::mapping)
                .flatMap(root -> root.text("kind")
                        .map(kind -> kind + " " + root.text("metadata", "name").orElse("")))
                .orElse(path.substring(MANIFESTS.length()));
    }

    /** Returns it in one line for people. */
    public String summary() {
        var parts = new ArrayList<String>();
        if (!added.isEmpty()) {
            parts.add(listed(added) + " added");
        }
        if (!changed.isEmpty()) {
            parts.add(listed(changed) + " changed");
        }
        if (!removed.isEmpty()) {
            parts.add(listed(removed) + " removed");
        }
        return parts.isEmpty() ? "no manifest changed" : String.join(", ", parts);
    }

    private static String listed(List<String> names) {
        return names.size() > 4
                ? names.size() + " resources"
                : names.stream().map(name -> name.split(" ", 2)[0]).distinct().collect(Collectors.joining(", "));
    }
}
