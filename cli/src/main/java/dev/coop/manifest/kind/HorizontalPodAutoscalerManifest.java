package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.list;
import static dev.coop.yaml.YamlNode.number;

import dev.coop.app.Workload.Automatic;
import dev.coop.yaml.YamlMapping;
import java.util.List;

/** The autoscaler of an app with `scale: {min, max}`. */
final class HorizontalPodAutoscalerManifest {
    private HorizontalPodAutoscalerManifest() {}

    static YamlMapping of(Subject subject, Automatic scale) {
        var target = YamlMapping.of("apiVersion", "apps/v1")
                .with("kind", "Deployment")
                .with("name", subject.name());
        var cpu = YamlMapping.of("name", "cpu")
                .with("target", YamlMapping.of("type", "Utilization").with("averageUtilization", number(scale.cpu())));
        var metric = YamlMapping.of("type", "Resource").with("resource", cpu);
        return Labels.resource("autoscaling/v2", "HorizontalPodAutoscaler", Labels.metadata(subject, subject.name()))
                .with(
                        "spec",
                        YamlMapping.of("scaleTargetRef", target)
                                .with("minReplicas", number(scale.min()))
                                .with("maxReplicas", number(scale.max()))
                                .with("metrics", list(List.of(metric))));
    }
}
