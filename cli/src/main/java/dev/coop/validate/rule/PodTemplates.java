package dev.coop.validate.rule;

import dev.coop.resources.Resource;
import dev.coop.resources.ResourceId;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Kubernetes' own kinds have their Pods. */
final class PodTemplates {
    private PodTemplates() {}

    /** Returns the Pod, or the template of Pods, of a resource: metadata and spec. */
    static Optional<YamlMapping> in(Resource resource) {
        return in(resource.id(), resource.content());
    }

    static Optional<YamlMapping> in(ResourceId id, YamlMapping content) {
        return switch (id.group() + "/" + id.kind()) {
            case "/Pod" -> Optional.of(content);
            case "apps/Deployment", "apps/StatefulSet", "apps/DaemonSet", "apps/ReplicaSet", "batch/Job" ->
                content.mapping("spec", "template");
            case "batch/CronJob" -> content.mapping("spec", "jobTemplate", "spec", "template");
            default -> Optional.empty();
        };
    }

    /** Returns the containers of a resource's Pods, those that run first included. */
    static Stream<YamlMapping> containers(Resource resource) {
        return in(resource).stream()
                .flatMap(template -> Stream.of("containers", "initContainers")
                        .map(key -> template.items("spec", key))
                        .flatMap(List<YamlNode>::stream))
                .flatMap(node -> node instanceof YamlMapping container ? Stream.of(container) : Stream.empty());
    }
}
