package dev.coop.deploy.change;

import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A resource of the cluster that is added, changed or removed.
 *
 * @param kind such as {@code Deployment}
 * @param name its name
 * @param before how it was; nothing when it is added
 * @param after how it will be; nothing when it is removed
 */
public record ResourceChange(String kind, String name, Optional<YamlMapping> before, Optional<YamlMapping> after) {
    /** Returns what changes between two states of a release folder, in the order of the files. */
    public static List<ResourceChange> between(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        return FileChange.between(before, after).stream()
                .filter(FileChange::isManifest)
                .map(change -> of(change.name(), tree(change.before()), tree(change.after())))
                .toList();
    }

    private static ResourceChange of(String file, Optional<YamlMapping> before, Optional<YamlMapping> after) {
        var root = after.or(() -> before).orElse(YamlMapping.empty());
        return new ResourceChange(
                root.text("kind").orElse("file"), root.text("metadata", "name").orElse(file), before, after);
    }

    /** A file that is there but cannot be read counts as an empty resource. */
    private static Optional<YamlMapping> tree(Optional<byte[]> content) {
        return content.map(bytes ->
                YamlReader.read(new SourceText("manifest", new String(bytes, StandardCharsets.UTF_8)))
                        .documents()
                        .stream()
                        .findFirst()
                        .flatMap(YamlDocument::mapping)
                        .orElse(YamlMapping.empty()));
    }

    public boolean isAdded() {
        return before.isEmpty();
    }

    public boolean isRemoved() {
        return after.isEmpty();
    }

    /** Returns the fields that differ; none for a resource that comes or goes. */
    public List<FieldChange> fields() {
        return before.isPresent() && after.isPresent() ? Fields.between(before.get(), after.get()) : List.of();
    }

    /** Returns its kind and name. */
    public String title() {
        return kind + " " + name;
    }
}
