package dev.coop.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A list.
 *
 * @param items in order
 * @param span where it stands
 */
public record YamlSequence(List<YamlNode> items, Optional<Span> span) implements YamlNode {
    public YamlSequence {
        items = List.copyOf(items);
    }

    @Override
    public String describe() {
        return "a list";
    }
}
