package dev.coop.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Rollout;
import dev.coop.forge.PullRequest;
import dev.coop.forge.WaitsFor;
import dev.coop.status.RolloutWatcher.Patience;
import dev.coop.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutWatcherTest {
    private static final Instant START = Instant.parse("2026-02-01T08:00:00Z");
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(2), false);
    private static final Patience THROUGH_REVIEW =
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(2), true);

    private final SettableClock clock = new SettableClock(START);
    private final List<AppStatus> shown = new ArrayList<>();

    private record Seen(Rollout rollout, boolean proposed) {}

    /** Watches one environment that is seen like this, the last for good. */
    private AppStatus watch(Patience patience, List<Seen> seen) {
        var looks = new ArrayList<>(seen);
        return new RolloutWatcher(clock, clock)
                .watch(() -> status(looks.size() > 1 ? looks.removeFirst() : looks.getFirst()), patience, shown::add);
    }

    private AppStatus status(Seen seen) {
        return new AppStatus(
                new AppName("mug"),
                "acme",
                false,
                clock.instant(),
                List.of(new EnvironmentStatus(
                        new EnvironmentName("dev"),
                        seen.rollout(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        seen.proposed()
                                ? Optional.of(new Proposed(
                                        new PullRequest(
                                                1, "acme#1", "coop/mug/dev", PullRequest.State.OPEN, "deploy mug", ""),
                                        WaitsFor.REVIEW))
                                : Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())),
                Optional.empty());
    }

    private static Seen seen(Rollout rollout) {
        return new Seen(rollout, false);
    }

    private List<Rollout> rollouts() {
        return shown.stream()
                .map(each -> each.environments().getFirst().rollout())
                .toList();
    }

    private Duration passed() {
        return Duration.between(START, clock.instant());
    }

    @Test
    void endsWhenARolloutHasSettled() {
        var last = watch(PATIENCE, List.of(seen(Rollout.WAITING), seen(Rollout.PROGRESSING), seen(Rollout.HEALTHY)));

        assertThat(last).isSameAs(shown.getLast());
        assertThat(rollouts())
                .containsExactly(
                        Rollout.WAITING, Rollout.PROGRESSING, Rollout.HEALTHY, Rollout.HEALTHY, Rollout.HEALTHY);
        assertThat(passed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void doesNotEndWithAHealthThatFlickers() {
        watch(PATIENCE, List.of(seen(Rollout.HEALTHY), seen(Rollout.PROGRESSING), seen(Rollout.DEGRADED)));

        assertThat(rollouts())
                .containsExactly(
                        Rollout.HEALTHY, Rollout.PROGRESSING, Rollout.DEGRADED, Rollout.DEGRADED, Rollout.DEGRADED);
    }

    @Test
    void givesTheLastStatusWhenTheTimeIsOut() {
        var last = watch(PATIENCE, List.of(seen(Rollout.PROGRESSING)));

        assertThat(last.environments().getFirst().rollout()).isEqualTo(Rollout.PROGRESSING);
        assertThat(last).isSameAs(shown.getLast());
        assertThat(passed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void leavesAnOpenPullRequestToPeople() {
        var last = watch(PATIENCE, List.of(new Seen(Rollout.PROPOSED, true)));

        assertThat(last.environments().getFirst().rollout()).isEqualTo(Rollout.PROPOSED);
        assertThat(passed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void followsThroughReviewWhenAsked() {
        var last = watch(
                THROUGH_REVIEW,
                List.of(
                        new Seen(Rollout.PROPOSED, true),
                        new Seen(Rollout.PROPOSED, true),
                        seen(Rollout.WAITING),
                        seen(Rollout.HEALTHY)));

        assertThat(last.environments().getFirst().rollout()).isEqualTo(Rollout.HEALTHY);
        assertThat(passed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void endsWhenInterrupted() {
        Thread.currentThread().interrupt();

        watch(PATIENCE, List.of(seen(Rollout.PROGRESSING)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(shown).hasSize(1);
    }
}
