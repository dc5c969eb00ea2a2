package dev.coop.status;

import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.Live;
import dev.coop.delivery.Observation.Operation;
import dev.coop.delivery.Observation.Phase;
import dev.coop.delivery.Observation.Sync;
import dev.coop.delivery.Rollout;
import dev.coop.image.ImageReference.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * From what a delivery says of an application to what the cluster does about one release. Healthy is said only of the
 * revision that holds the release; Healthy as left over from the release before is waiting.
 */
final class RolloutJudge {
    /** A sync follows a comparison within seconds; out of sync for longer, nobody works on it. */
    private static final Duration DRIFT = Duration.ofMinutes(1);

    private final Digest expected;
    private final Predicate<String> holdsRelease;
    private final Instant now;

    /**
     * @param expected the image that the release names
     * @param holdsRelease whether a commit of the GitOps repository holds the release
     * @param now the time of the observation
     */
    RolloutJudge(Digest expected, Predicate<String> holdsRelease, Instant now) {
        this.expected = expected;
        this.holdsRelease = holdsRelease;
        this.now = now;
    }

    /** A rollout and what is said about it. */
    record Judgement(Rollout rollout, String message) {}

    Judgement of(Live live) {
        var compared = live.revision().filter(holdsRelease);
        if (compared.isEmpty()) {
            return live.errors().isEmpty()
                    ? new Judgement(Rollout.WAITING, "the release has not been compared with the cluster yet")
                    : new Judgement(Rollout.FAILED, live.errors().getFirst());
        }
        var ours = live.operation()
                .filter(operation -> operation.revision().filter(holdsRelease).isPresent());
        if (ours.isPresent() && !ended(ours.get())) {
            return new Judgement(Rollout.PROGRESSING, message(live, ours.get().message()));
        }
        if (ours.isPresent() && broken(ours.get())) {
            return ours.get().retriesLeft()
                    ? new Judgement(
                            Rollout.PROGRESSING,
                            "the sync failed and is tried again: " + ours.get().message())
                    : new Judgement(Rollout.FAILED, ours.get().message());
        }
        if (!live.errors().isEmpty()) {
            return new Judgement(Rollout.FAILED, live.errors().getFirst());
        }
        return live.sync() == Sync.SYNCED ? byHealth(live, ours) : notInSync(live, ours);
    }

    private Judgement notInSync(Live live, Optional<Operation> ours) {
        var quietSince = ours.flatMap(Operation::finishedAt).or(live::reconciledAt);
        var drifted = live.sync() == Sync.OUT_OF_SYNC
                && quietSince.filter(since -> since.plus(DRIFT).isBefore(now)).isPresent();
        return drifted
                ? new Judgement(Rollout.DRIFTED, "the cluster differs from the release and nothing syncs it")
                : new Judgement(Rollout.PROGRESSING, "not in sync yet");
    }

    private Judgement byHealth(Live live, Optional<Operation> ours) {
        var message = message(live, "");
        var comparedBeforeItsEnd = ours.flatMap(Operation::finishedAt)
                .filter(end ->
                        live.reconciledAt().filter(at -> at.isBefore(end)).isPresent())
                .isPresent();
        if (comparedBeforeItsEnd) {
            return new Judgement(Rollout.PROGRESSING, "synced, not compared again yet");
        }
        return switch (live.health().health()) {
            case HEALTHY ->
                runsExpectedImage(live)
                        ? new Judgement(Rollout.HEALTHY, message)
                        : new Judgement(Rollout.PROGRESSING, "the release's image does not run yet");
            case PROGRESSING, MISSING -> new Judgement(Rollout.PROGRESSING, message);
            case SUSPENDED -> new Judgement(Rollout.SUSPENDED, message);
            case DEGRADED -> new Judgement(Rollout.DEGRADED, message);
            case UNKNOWN -> new Judgement(Rollout.UNKNOWN, message(live, "the health is not known"));
        };
    }

    /** Images are told from Pods only: where no Pod is wanted there are none to compare. */
    private boolean runsExpectedImage(Live live) {
        return live.images().isEmpty() || live.images().contains(expected);
    }

    private static boolean ended(Operation operation) {
        return operation.finishedAt().isPresent()
                && operation.phase() != Phase.RUNNING
                && operation.phase() != Phase.TERMINATING;
    }

    private static boolean broken(Operation operation) {
        return operation.phase() == Phase.FAILED || operation.phase() == Phase.ERROR;
    }

    private static String message(Live live, String otherwise) {
        return live.health().message().isEmpty() || live.health().health() == Health.HEALTHY
                ? otherwise
                : live.health().message();
    }
}
