package dev.coop.deploy.change;

import dev.coop.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * A field that differs.
 *
 * @param path the keys that lead to it; an item of a list of named things counts by its name, of another by its number
 * @param before what was there
 * @param after what will be there
 */
public record FieldChange(List<String> path, Optional<YamlNode> before, Optional<YamlNode> after) {
    public FieldChange {
        path = List.copyOf(path);
    }

    /** Returns the last key of the path. */
    public String name() {
        return path.isEmpty() ? "" : path.getLast();
    }
}
