package dev.coop.manifest.extra;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.List;

/** YAML's merge keys (<code>{@literal <<: *base}</code>), which Kubernetes' own readers still take. */
final class MergeKeys {
    private static final String MERGE = "<<";

    private MergeKeys() {}

    /** Returns the mapping with what it takes from others by a merge key; its own keys win. */
    static YamlMapping resolved(YamlMapping mapping) {
        var resolved = mapping.without(MERGE);
        for (var from : sources(mapping)) {
            for (var entry : resolved(from).entries()) {
                if (resolved.entry(entry.key().text()).isEmpty()) {
                    resolved = resolved.with(entry.key().text(), entry.value());
                }
            }
        }
        return resolved;
    }

    private static List<YamlMapping> sources(YamlMapping mapping) {
        return mapping.at(MERGE)
                .map(node -> switch (node) {
                    case YamlMapping one -> List.of(one);
                    case YamlSequence several ->
                        several.items().stream()
                                .filter(YamlMapping.class::isInstance)
                                .map(YamlMapping.class::cast)
                                .toList();
                    case YamlScalar _ -> List.<YamlMapping>of();
                })
                .orElse(List.of());
    }
}
