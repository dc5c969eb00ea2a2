package dev.coop.app;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;

/** Laying one mapping over another: maps merge key by key, null removes a key, everything else replaces (RFC 7396). */
public final class Overlay {
    private Overlay() {}

    /** Returns the base with what the overlay says otherwise. */
    public static YamlMapping merge(YamlMapping base, YamlMapping overlay) {
        var merged = base;
        for (var entry : overlay.entries()) {
            var key = entry.key().text();
            merged = switch (entry.value()) {
                case YamlScalar scalar when scalar.isNull() -> merged.without(key);
                case YamlMapping mapping ->
                    merged.with(key, merge(merged.mapping(key).orElse(YamlMapping.empty()), mapping));
                case YamlNode other -> merged.with(key, other);
            };
        }
        return merged;
    }
}
