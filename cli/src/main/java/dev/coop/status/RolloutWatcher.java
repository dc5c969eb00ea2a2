package dev.coop.status;

import dev.coop.delivery.Rollout;
import dev.coop.time.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Follows rollouts to their end. Everything it knows it reads anew, so it can be cut short and taken up on any machine.
 */
public final class RolloutWatcher {
    private final InstantSource clock;
    private final Pause pause;

    /**
     * How to follow.
     *
     * @param interval how long between two looks
     * @param timeout how long at most
     * @param settle how long a rollout must stay as it is before it counts as its end
     * @param throughReview whether an open pull request is followed too
     */
    public record Patience(Duration interval, Duration timeout, Duration settle, boolean throughReview) {}

    public RolloutWatcher(InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Reads and shows the status until every rollout has come to its end, or the time is out.
     *
     * @return the last status read
     */
    public AppStatus watch(Supplier<AppStatus> read, Patience patience, Consumer<AppStatus> show) {
        var deadline = clock.instant().plus(patience.timeout());
        Optional<Instant> endedAt = Optional.empty();
        while (true) {
            var status = read.get();
            show.accept(status);
            var now = clock.instant();
            endedAt = ended(status, patience) ? endedAt.or(() -> Optional.of(now)) : Optional.empty();
            var settled = endedAt.filter(since -> !since.plus(patience.settle()).isAfter(now))
                    .isPresent();
            if (settled || !now.isBefore(deadline) || Thread.currentThread().isInterrupted()) {
                return status;
            }
            pause.pause(patience.interval());
        }
    }

    private static boolean ended(AppStatus status, Patience patience) {
        return status.environments().stream()
                .noneMatch(environment -> environment.rollout().goesOn()
                        || (patience.throughReview()
                                && environment.proposed().isPresent()
                                && environment.rollout() != Rollout.DEGRADED
                                && environment.rollout() != Rollout.FAILED));
    }
}
