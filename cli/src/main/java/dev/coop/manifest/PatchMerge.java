package dev.coop.manifest;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Laying a patch over a resource: a JSON merge patch (RFC 7396), but for the lists in which Kubernetes tells the items
 * apart by a key. Those are matched by it, so that one field of a container can be changed without repeating the rest.
 */
final class PatchMerge {
    /** The patch's item merges with the one of the same key. */
    private static final Map<String, String> MERGED = Map.of("containers", "name", "initContainers", "name");

    /** The patch's item replaces the one of the same key. */
    private static final Map<String, String> REPLACED =
            Map.of("env", "name", "volumes", "name", "volumeMounts", "mountPath");

    private PatchMerge() {}

    static YamlMapping merge(YamlMapping base, YamlMapping patch) {
        var merged = base;
        for (var entry : patch.entries()) {
            var key = entry.key().text();
            merged = switch (entry.value()) {
                case YamlScalar scalar when scalar.isNull() -> merged.without(key);
                case YamlMapping mapping ->
                    merged.with(key, merge(merged.mapping(key).orElse(YamlMapping.empty()), mapping));
                case YamlSequence list -> merged.with(key, list(key, merged.items(key), list));
                case YamlScalar scalar -> merged.with(key, scalar);
            };
        }
        return merged;
    }

    /**
     * An item of a patch that does not say which one it is of a list whose items are told apart.
     *
     * @param field the list's key
     * @param identity the key that is missing
     * @param item the item
     */
    record Unnamed(String field, String identity, YamlNode item) {
        Diagnostic problem() {
            return Diagnostic.error("missing-key", "each item of `" + field + "` needs `" + identity + "`")
                    .at(item.location())
                    .hint("say by `" + identity + "` which one is meant");
        }
    }

    /** Returns the items of a patch, at every depth, that would put a list in place of one that is merged. */
    static Stream<Unnamed> unnamed(YamlMapping patch) {
        return patch.entries().stream().flatMap(entry -> {
            var field = entry.key().text();
            return switch (entry.value()) {
                case YamlScalar _ -> Stream.empty();
                case YamlMapping below -> unnamed(below);
                case YamlSequence list ->
                    Stream.concat(
                            identity(field).stream()
                                    .flatMap(identity -> list.items().stream()
                                            .filter(item -> key(identity, item).isEmpty())
                                            .map(item -> new Unnamed(field, identity, item))),
                            list.items().stream()
                                    .filter(YamlMapping.class::isInstance)
                                    .flatMap(item -> unnamed((YamlMapping) item)));
            };
        });
    }

    private static Optional<String> identity(String field) {
        return Optional.ofNullable(MERGED.get(field)).or(() -> Optional.ofNullable(REPLACED.get(field)));
    }

    private static YamlSequence list(String field, List<YamlNode> base, YamlSequence patch) {
        var identity = identity(field);
        if (identity.isEmpty() || !keyed(identity.get(), patch.items())) {
            return patch;
        }
        var items = new ArrayList<>(base);
        for (var item : patch.items()) {
            var place = indexOf(identity.get(), items, item);
            if (place < 0) {
                items.add(item);
            } else {
                items.set(place, MERGED.containsKey(field) ? merge(items.get(place), item) : item);
            }
        }
        return YamlNode.list(items);
    }

    private static YamlNode merge(YamlNode base, YamlNode patch) {
        return base instanceof YamlMapping below && patch instanceof YamlMapping above ? merge(below, above) : patch;
    }

    private static boolean keyed(String identity, List<YamlNode> items) {
        return items.stream().allMatch(item -> key(identity, item).isPresent());
    }

    private static int indexOf(String identity, List<YamlNode> items, YamlNode wanted) {
        for (var i = 0; i < items.size(); i++) {
            if (key(identity, items.get(i)).equals(key(identity, wanted))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> key(String identity, YamlNode item) {
        return item instanceof YamlMapping mapping ? mapping.text(identity) : Optional.empty();
    }
}
