package dev.coop.validate.schema;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON pointers (RFC 6901) over YAML nodes. */
final class Pointer {
    private Pointer() {}

    /**
     * What a pointer leads to.
     *
     * @param node the value
     * @param key the key it stands under, if the last step was one
     * @param parent the mapping or list it is in
     * @param index its place in a list
     */
    record Target(YamlNode node, Optional<YamlScalar> key, Optional<Target> parent, Optional<Integer> index) {

        /** Returns what a person calls it. */
        String name(String file) {
            if (key.isPresent()) {
                return "`" + key.get().text() + "`";
            }
            return index.map(at ->
                            "item " + (at + 1) + " of " + parent.orElseThrow().name(file))
                    .orElse(file);
        }
    }

    static Optional<Target> find(YamlNode root, String pointer) {
        var found = Optional.of(new Target(root, Optional.empty(), Optional.empty(), Optional.empty()));
        for (var step : steps(pointer)) {
            found = found.flatMap(target -> next(target, step));
        }
        return found;
    }

    private static Optional<Target> next(Target from, String step) {
        return switch (from.node()) {
            case YamlMapping mapping ->
                mapping.entry(step)
                        .map(entry -> new Target(
                                entry.value(), Optional.of(entry.key()), Optional.of(from), Optional.empty()));
            case YamlSequence list -> {
                var index = Integer.parseInt(step);
                yield index < list.items().size()
                        ? Optional.of(new Target(
                                list.items().get(index), Optional.empty(), Optional.of(from), Optional.of(index)))
                        : Optional.empty();
            }
            case YamlScalar _ -> Optional.empty();
        };
    }

    private static List<String> steps(String pointer) {
        var steps = new ArrayList<String>();
        if (!pointer.isEmpty()) {
            for (var step : pointer.substring(1).split("/", -1)) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return steps;
    }

    static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }
}
