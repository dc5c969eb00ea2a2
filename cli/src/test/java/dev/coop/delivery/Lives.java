package dev.coop.delivery;

import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.HealthReport;
import dev.coop.delivery.Observation.Live;
import dev.coop.delivery.Observation.Operation;
import dev.coop.delivery.Observation.Phase;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.delivery.Observation.Sync;
import dev.coop.image.ImageReference.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An application as a delivery reports it: well at first, then as a test changes it. */
public record Lives(Live live) {
    /** Returns one that synced a revision a moment before a time, and is healthy with an image. */
    public static Lives healthy(String revision, Digest image, Instant at) {
        return new Lives(new Live(
                Optional.of(revision),
                Sync.SYNCED,
                new HealthReport(Health.HEALTHY, Optional.of(at), ""),
                Optional.of(operation(Phase.SUCCEEDED, revision, at.minusSeconds(10))),
                List.of(image),
                Optional.of(at.minusSeconds(5)),
                List.of(),
                List.of(),
                Optional.empty()));
    }

    private static Operation operation(Phase phase, String revision, Instant finished) {
        return new Operation(
                phase,
                Optional.of(revision),
                "",
                Optional.of(finished.minus(Duration.ofSeconds(3))),
                Optional.of(finished),
                false);
    }

    /** Returns the same at another revision, its operation left as it was. */
    public Lives comparedWith(Optional<String> revision) {
        return new Lives(new Live(
                revision,
                live.sync(),
                live.health(),
                live.operation(),
                live.images(),
                live.reconciledAt(),
                live.errors(),
                live.resources(),
                live.url()));
    }

    public Lives with(Sync sync) {
        return new Lives(new Live(
                live.revision(),
                sync,
                live.health(),
                live.operation(),
                live.images(),
                live.reconciledAt(),
                live.errors(),
                live.resources(),
                live.url()));
    }

    public Lives with(Health health, String message) {
        return new Lives(new Live(
                live.revision(),
                live.sync(),
                new HealthReport(health, live.health().since(), message),
                live.operation(),
                live.images(),
                live.reconciledAt(),
                live.errors(),
                live.resources(),
                live.url()));
    }

    public Lives with(Optional<Operation> operation) {
        return new Lives(new Live(
                live.revision(),
                live.sync(),
                live.health(),
                operation,
                live.images(),
                live.reconciledAt(),
                live.errors(),
                live.resources(),
                live.url()));
    }

    public Lives running(List<Digest> images) {
        return new Lives(new Live(
                live.revision(),
                live.sync(),
                live.health(),
                live.operation(),
                images,
                live.reconciledAt(),
                live.errors(),
                live.resources(),
                live.url()));
    }

    public Lives reconciledAt(Instant at) {
        return new Lives(new Live(
                live.revision(),
                live.sync(),
                live.health(),
                live.operation(),
                live.images(),
                Optional.of(at),
                live.errors(),
                live.resources(),
                live.url()));
    }

    public Lives failingWith(String error) {
        return new Lives(new Live(
                live.revision(),
                live.sync(),
                live.health(),
                live.operation(),
                live.images(),
                live.reconciledAt(),
                List.of(error),
                live.resources(),
                live.url()));
    }

    public Lives owning(ResourceNode... resources) {
        return new Lives(new Live(
                live.revision(),
                live.sync(),
                live.health(),
                live.operation(),
                live.images(),
                live.reconciledAt(),
                live.errors(),
                List.of(resources),
                live.url()));
    }
}
