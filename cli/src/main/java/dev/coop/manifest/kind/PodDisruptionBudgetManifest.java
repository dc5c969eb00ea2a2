package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.number;

import dev.coop.yaml.YamlMapping;

/** The disruption budget of an app of several copies: one at a time, so that a node can always be drained. */
final class PodDisruptionBudgetManifest {
    private PodDisruptionBudgetManifest() {}

    static YamlMapping of(Subject subject) {
        return Labels.resource("policy/v1", "PodDisruptionBudget", Labels.metadata(subject, subject.name()))
                .with(
                        "spec",
                        YamlMapping.of("maxUnavailable", number(1))
                                .with("selector", YamlMapping.of("matchLabels", Labels.selector(subject))));
    }
}
