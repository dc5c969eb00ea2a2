package dev.coop.resources;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.List;

/** YAML's merge keys (<code>{@literal <<: *base}</code>), which Kubernetes' own readers still take. */
final class MergeKeys {
    private static final String MERGE = "<<";

    private MergeKeys() {}

    /** Returns the node with what its mappings, at every depth, take from others by a merge key. */
    static YamlNode resolvedDeep(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> scalar;
            case YamlSequence list ->
                new YamlSequence(list.items().stream().map(MergeKeys::resolvedDeep).toList(), list.span());
            case YamlMapping mapping -> {
                var merged = resolved(mapping);
                yield new YamlMapping(
                        merged.entries().stream()
                                .map(entry -> new YamlMapping.Entry(entry.key(), resolvedDeep(entry.value())))
                                .toList(),
                        merged.span());
            }
        };
    }

    /** Returns the mapping with what it takes from others by a merge key; its own keys win. */
    static YamlMapping resolved(YamlMapping mapping) {
        if (mapping.entry(MERGE).isEmpty()) {
            return mapping;
        }
        var resolved = new LinkedHashMap<String, YamlMapping.Entry>();
        for (var entry : mapping.entries()) {
            if (!entry.key().text().equals(MERGE)) {
                resolved.put(entry.key().text(), entry);
            }
        }
        for (var from : sources(mapping)) {
            for (var entry : resolved(from).entries()) {
                resolved.putIfAbsent(entry.key().text(), entry);
            }
        }
        return new YamlMapping(List.copyOf(resolved.values()), mapping.span());
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
