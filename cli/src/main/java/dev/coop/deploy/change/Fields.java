package dev.coop.deploy.change;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the fields in which two trees differ. */
final class Fields {
    private final List<FieldChange> found = new ArrayList<>();

    private Fields() {}

    /** Returns the differences in the order of the newer tree, then what is gone. */
    static List<FieldChange> between(YamlNode before, YamlNode after) {
        var fields = new Fields();
        fields.compare(List.of(), Optional.of(before), Optional.of(after));
        return fields.found;
    }

    private void compare(List<String> path, Optional<YamlNode> before, Optional<YamlNode> after) {
        var old = before.flatMap(Fields::children);
        var now = after.flatMap(Fields::children);
        if (old.isPresent() && now.isPresent()) {
            var keys = new LinkedHashSet<>(now.get().keySet());
            keys.addAll(old.get().keySet());
            for (var key : keys) {
                var deeper = new ArrayList<>(path);
                deeper.add(key);
                compare(
                        deeper,
                        Optional.ofNullable(old.get().get(key)),
                        Optional.ofNullable(now.get().get(key)));
            }
        } else if (!same(before, after)) {
            found.add(new FieldChange(path, before, after));
        }
    }

    private static boolean same(Optional<YamlNode> before, Optional<YamlNode> after) {
        return before.isPresent()
                && after.isPresent()
                && before.get() instanceof YamlScalar old
                && after.get() instanceof YamlScalar now
                && old.text().equals(now.text())
                && old.type() == now.type();
    }

    private static Optional<Map<String, YamlNode>> children(YamlNode node) {
        return switch (node) {
            case YamlScalar _ -> Optional.empty();
            case YamlMapping mapping -> {
                var children = new LinkedHashMap<String, YamlNode>();
                mapping.entries().forEach(entry -> children.put(entry.key().text(), entry.value()));
                yield Optional.of(children);
            }
            case YamlSequence list -> Optional.of(named(list).orElseGet(() -> numbered(list)));
        };
    }

    private static Optional<Map<String, YamlNode>> named(YamlSequence list) {
        var children = new LinkedHashMap<String, YamlNode>();
        for (var item : list.items()) {
            if (!(item instanceof YamlMapping mapping)) {
                return Optional.empty();
            }
            var name = mapping.text("name");
            if (name.isEmpty() || children.put(name.get(), item) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(children);
    }

    private static Map<String, YamlNode> numbered(YamlSequence list) {
        var children = new LinkedHashMap<String, YamlNode>();
        list.items().forEach(item -> children.put(Integer.toString(children.size() + 1), item));
        return children;
    }
}
