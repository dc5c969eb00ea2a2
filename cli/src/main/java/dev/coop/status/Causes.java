package dev.coop.status;

import dev.coop.delivery.Cause;
import dev.coop.delivery.Observation;
import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.delivery.Rollout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Known causes of a rollout that is not well, from what the cluster's resources say. */
final class Causes {

    /** A word in a resource's message, and what it means. */
    private record Known(String sign, String code, String words, String hint) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "CrashLoopBackOff",
                    "crash-loop",
                    "restarts again and again",
                    "look at the last lines it printed before it ended"),
            new Known(
                    "ImagePullBackOff",
                    "image-pull",
                    "cannot pull its image",
                    "check that the image is there and that the cluster may pull it"),
            new Known(
                    "ErrImagePull",
                    "image-pull",
                    "cannot pull its image",
                    "check that the image is there and that the cluster may pull it"),
            new Known("OOMKilled", "out-of-memory", "needed more memory than its limit", "raise `size` in coop.yaml"),
            new Known(
                    "CreateContainerConfigError",
                    "configuration-missing",
                    "lacks a ConfigMap, a Secret or a key of one",
                    "check `secrets` in coop.yaml and the resources it names"),
            new Known(
                    "Unschedulable",
                    "unschedulable",
                    "finds no node with room for it",
                    "lower `size` or `scale` in coop.yaml, or ask the platform team for room"),
            new Known(
                    "probe failed",
                    "probe-failing",
                    "does not answer its health check",
                    "check `health` and `port` in coop.yaml"));

    private Causes() {}

    static Optional<Cause> of(Rollout rollout, String message, Observation.Live live) {
        return switch (rollout) {
            case DEGRADED, FAILED, DRIFTED -> Optional.of(cause(rollout, message, live));
            case NONE, PROPOSED, WAITING, PROGRESSING, HEALTHY, SUSPENDED, SUPERSEDED, UNKNOWN -> Optional.empty();
        };
    }

    private static Cause cause(Rollout rollout, String message, Observation.Live live) {
        var troubled = live.resources().stream()
                .flatMap(Causes::withChildren)
                .filter(node -> node.health()
                                .filter(health -> health == Health.DEGRADED)
                                .isPresent()
                        && !node.message().isEmpty())
                .toList();
        for (var node : troubled.reversed()) {
            for (var known : KNOWN) {
                if (node.message().contains(known.sign())) {
                    return new Cause(
                            known.code(),
                            node.kind() + " " + node.name() + " " + known.words(),
                            node.message().lines().toList(),
                            Optional.of(known.hint()),
                            Optional.empty());
                }
            }
        }
        var evidence = troubled.stream()
                .map(node -> node.kind() + " " + node.name() + ": " + node.message())
                .toList();
        var said = message.isEmpty() ? "the rollout is " + rollout.word() : message;
        return new Cause("rollout-" + rollout.word(), said, evidence, Optional.empty(), Optional.empty());
    }

    private static Stream<ResourceNode> withChildren(ResourceNode node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(Causes::withChildren));
    }
}
