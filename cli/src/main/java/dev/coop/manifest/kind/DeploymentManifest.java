package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.number;

import dev.coop.app.Workload.Automatic;
import dev.coop.app.Workload.Fixed;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlScalar;
import java.util.Optional;

/** The Deployment of a web app or a worker. */
final class DeploymentManifest {
    private static final long DEADLINE = 300;

    private DeploymentManifest() {}

    static YamlMapping of(Subject subject) {
        var spec = YamlMapping.empty()
                .with("replicas", replicas(subject))
                .with("progressDeadlineSeconds", number(deadline(subject)))
                .with("selector", YamlMapping.of("matchLabels", Labels.selector(subject)))
                .with("template", PodTemplate.serving(subject));
        return Labels.resource("apps/v1", "Deployment", Labels.workloadMetadata(subject))
                .with("spec", spec);
    }

    /** None with an autoscaler, which owns the number: Argo CD would set it back at each sync. */
    private static Optional<YamlScalar> replicas(Subject subject) {
        return switch (subject.workload().scale()) {
            case Fixed(var copies) -> Optional.of(number(copies));
            case Automatic _ -> Optional.empty();
        };
    }

    /** An app that may take longer to start must not be given up before it has started. */
    private static long deadline(Subject subject) {
        return Math.max(DEADLINE, Probes.startup(subject).toSeconds() + 60);
    }
}
