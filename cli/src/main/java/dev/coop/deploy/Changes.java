package dev.coop.deploy;

import dev.coop.deploy.change.FileChange;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * What changes among an environment's manifests.
 *
 * @param added resources that are new, such as {@code ConfigMap mugs}
 * @param changed resources that differ
 * @param removed resources that go
 */
public record Changes(List<String> added, List<String> changed, List<String> removed) {
    /** Compares the files of two release folders. */
    static Changes between(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        var manifests = FileChange.between(before, after).stream()
                .filter(FileChange::isManifest)
                .toList();
        return new Changes(
                named(manifests, each -> each.before().isEmpty()),
                named(
                        manifests,
                        each -> each.before().isPresent() && each.after().isPresent()),
                named(manifests, each -> each.after().isEmpty()));
    }

    private static List<String> named(List<FileChange> manifests, Predicate<FileChange> wanted) {
        return manifests.stream().filter(wanted).map(Changes::resource).toList();
    }

    private static String resource(FileChange manifest) {
        var content = manifest.after().or(manifest::before).orElseThrow();
        return YamlReader.read(new SourceText(manifest.path(), new String(content, StandardCharsets.UTF_8)))
                .documents()
                .stream()
                .findFirst()
                .flatMap(YamlDocument::mapping)
                .flatMap(root -> root.text("kind")
                        .map(kind -> kind + " " + root.text("metadata", "name").orElse("")))
                .orElse(manifest.name());
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
        return names.size() > 4 ? names.size() + " resources" : String.join(", ", names);
    }
}
