package dev.coop.validate.rule;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What selects resources by their labels.
 *
 * @param labels what they must have
 * @param requirements what else must hold
 */
record LabelSelector(Map<String, String> labels, List<Requirement> requirements) {

    /** One of a selector's {@code matchExpressions}. */
    record Requirement(String key, String operator, Set<String> values) {
        private boolean holds(Map<String, String> labels) {
            return switch (operator) {
                case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
                case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
                case "Exists" -> labels.containsKey(key);
                case "DoesNotExist" -> !labels.containsKey(key);
                default -> false;
            };
        }
    }

    /**
     * Reads a selector with {@code matchLabels} and {@code matchExpressions}.
     *
     * @param filled fills in variables
     */
    static LabelSelector of(YamlMapping selector, UnaryOperator<String> filled) {
        var requirements = selector.items("matchExpressions").stream()
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .map(each -> new Requirement(
                        filled.apply(each.text("key").orElse("")),
                        each.text("operator").orElse(""),
                        new HashSet<>(each.texts("values").stream().map(filled).toList())))
                .toList();
        return new LabelSelector(
                labels(selector.mapping("matchLabels").orElse(YamlMapping.empty()), filled), requirements);
    }

    /** Returns labels with their values; those that are no text are left out, for they are no labels. */
    static Map<String, String> labels(YamlMapping written, UnaryOperator<String> filled) {
        var labels = new TreeMap<String, String>();
        for (var entry : written.entries()) {
            YamlNode value = entry.value();
            if (value instanceof YamlScalar scalar && !scalar.isNull()) {
                labels.put(filled.apply(entry.key().text()), filled.apply(scalar.text()));
            }
        }
        return labels;
    }

    /** Whether it says nothing, which to some means everything and to others nothing. */
    boolean isEmpty() {
        return labels.isEmpty() && requirements.isEmpty();
    }

    boolean matches(Map<String, String> other) {
        return other.entrySet().containsAll(labels.entrySet())
                && requirements.stream().allMatch(each -> each.holds(other));
    }
}
