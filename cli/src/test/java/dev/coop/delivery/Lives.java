package dev.coop.delivery;

import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.HealthReport;
import dev.coop.delivery.Observation.Live;
import dev.coop.delivery.Observation.Operation;
import dev.coop.delivery.Observation.Phase;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.delivery.Observation.Sync;
import dev.coop.image.ImageReference.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An application as a delivery reports it: well at first, then as a test changes it. */
public final class Lives {
    private final Instant healthSince;
    private Optional<String> revision;
    private Sync sync = Sync.SYNCED;
    private Health health = Health.HEALTHY;
    private String message = "";
    private Optional<Operation> operation;
    private List<Digest> images;
    private Instant reconciledAt;
    private List<String> errors = List.of();
    private List<ResourceNode> resources = List.of();

    private Lives(String revision, Digest image, Instant at) {
        this.healthSince = at;
        this.revision = Optional.of(revision);
        this.operation = Optional.of(new Operation(
                Phase.SUCCEEDED,
                Optional.of(revision),
                "",
                Optional.of(at.minusSeconds(13)),
                Optional.of(at.minusSeconds(10)),
                false));
        this.images = List.of(image);
        this.reconciledAt = at.minusSeconds(5);
    }

    /** Returns one that ended a sync ten seconds before a time, was compared again, and is healthy with an image. */
    public static Lives healthy(String revision, Digest image, Instant at) {
        return new Lives(revision, image, at);
    }

    public Live live() {
        return new Live(
                revision,
                sync,
                new HealthReport(health, Optional.of(healthSince), message),
                operation,
                images,
                Optional.of(reconciledAt),
                errors,
                resources,
                Optional.empty());
    }

    /** Compares it with another revision, its operation left as it was. */
    public Lives comparedWith(Optional<String> other) {
        revision = other;
        return this;
    }

    public Lives with(Sync other) {
        sync = other;
        return this;
    }

    public Lives with(Health other, String said) {
        health = other;
        message = said;
        return this;
    }

    public Lives with(Optional<Operation> other) {
        operation = other;
        return this;
    }

    public Lives running(List<Digest> others) {
        images = others;
        return this;
    }

    public Lives reconciledAt(Instant at) {
        reconciledAt = at;
        return this;
    }

    public Lives failingWith(String error) {
        errors = List.of(error);
        return this;
    }

    public Lives owning(ResourceNode... others) {
        resources = List.of(others);
        return this;
    }
}
