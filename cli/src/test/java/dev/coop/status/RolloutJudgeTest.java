package dev.coop.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.delivery.Lives;
import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.Operation;
import dev.coop.delivery.Observation.Phase;
import dev.coop.delivery.Observation.Sync;
import dev.coop.delivery.Rollout;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.KnownImages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RolloutJudgeTest {
    private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");
    private static final String BEFORE = "b".repeat(40);
    private static final String OURS = "1".repeat(40);
    private static final String ANOTHER_APPS = "2".repeat(40);
    private static final Digest IMAGE = KnownImages.digest("1");
    private static final Digest OLD_IMAGE = KnownImages.digest("b");

    private static Lives healthy() {
        return Lives.healthy(OURS, IMAGE, NOW);
    }

    private static RolloutJudge.Judgement judge(Lives lives) {
        return new RolloutJudge(IMAGE, Set.of(OURS, ANOTHER_APPS)::contains, NOW).of(lives.live());
    }

    private static Rollout rollout(Lives lives) {
        return judge(lives).rollout();
    }

    private static Optional<Operation> operation(Phase phase, String revision, boolean retriesLeft) {
        var finished = phase == Phase.RUNNING || phase == Phase.TERMINATING
                ? Optional.<Instant>empty()
                : Optional.of(NOW.minusSeconds(10));
        return Optional.of(
                new Operation(phase, Optional.of(revision), "as it goes", Optional.empty(), finished, retriesLeft));
    }

    @Test
    void isHealthyWhereTheReleaseRuns() {
        assertThat(judge(healthy())).isEqualTo(new RolloutJudge.Judgement(Rollout.HEALTHY, ""));
    }

    @Test
    void isFailedWhereTheDeliveryCannotCompare() {
        assertThat(judge(healthy().comparedWith(Optional.empty()).failingWith("no such repository")))
                .isEqualTo(new RolloutJudge.Judgement(Rollout.FAILED, "no such repository"));
    }

    @Test
    void isHealthyWhereNoPodIsWanted() {
        assertThat(rollout(healthy().running(List.of()))).isEqualTo(Rollout.HEALTHY);
    }

    @Test
    void isHealthyWithoutAnOperationOfItsOwn() {
        assertThat(rollout(healthy().with(Optional.empty()))).isEqualTo(Rollout.HEALTHY);
        assertThat(rollout(healthy().with(operation(Phase.FAILED, BEFORE, false))))
                .isEqualTo(Rollout.HEALTHY);
    }

    @ParameterizedTest
    @EnumSource(Health.class)
    void waitsWhateverIsLeftOverFromTheReleaseBefore(Health health) {
        var leftOver = Lives.healthy(BEFORE, OLD_IMAGE, NOW).with(health, "");

        assertThat(rollout(leftOver)).isEqualTo(Rollout.WAITING);
    }

    @Test
    void waitsUntilSomethingWasCompared() {
        assertThat(rollout(healthy().comparedWith(Optional.empty()))).isEqualTo(Rollout.WAITING);
    }

    @Test
    void staysHealthyWhereAnotherAppsCommitMovedTheRevisionOn() {
        assertThat(rollout(healthy().comparedWith(Optional.of(ANOTHER_APPS)))).isEqualTo(Rollout.HEALTHY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"RUNNING", "TERMINATING"})
    void progressesWhileItsOperationRuns(Phase phase) {
        var judgement = judge(healthy().with(operation(phase, OURS, false)));

        assertThat(judgement).isEqualTo(new RolloutJudge.Judgement(Rollout.PROGRESSING, "as it goes"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"FAILED", "ERROR"})
    void failsWithItsOperation(Phase phase) {
        var judgement = judge(healthy().with(operation(phase, OURS, false)));

        assertThat(judgement).isEqualTo(new RolloutJudge.Judgement(Rollout.FAILED, "as it goes"));
    }

    @Test
    void progressesWhileAFailedSyncIsTriedAgain() {
        var judgement = judge(healthy().with(operation(Phase.FAILED, OURS, true)));

        assertThat(judgement.rollout()).isEqualTo(Rollout.PROGRESSING);
        assertThat(judgement.message()).contains("tried again", "as it goes");
    }

    @Test
    void failsWhereTheDeliveryCannotWork() {
        assertThat(judge(healthy().failingWith("the manifests cannot be read")))
                .isEqualTo(new RolloutJudge.Judgement(Rollout.FAILED, "the manifests cannot be read"));
    }

    @Test
    void driftsAfterAMinuteWithoutAnOperation() {
        var outOfSync = healthy().with(Sync.OUT_OF_SYNC).with(Optional.empty());

        assertThat(rollout(outOfSync.reconciledAt(NOW.minusSeconds(60)))).isEqualTo(Rollout.PROGRESSING);
        assertThat(rollout(outOfSync.reconciledAt(NOW.minusSeconds(61)))).isEqualTo(Rollout.DRIFTED);
    }

    @Test
    void driftsAMinuteAfterItsOperation() {
        var longAgo = Optional.of(new Operation(
                Phase.SUCCEEDED, Optional.of(OURS), "", Optional.empty(), Optional.of(NOW.minusSeconds(61)), false));

        assertThat(rollout(healthy().with(Sync.OUT_OF_SYNC))).isEqualTo(Rollout.PROGRESSING);
        assertThat(rollout(healthy().with(Sync.OUT_OF_SYNC).with(longAgo))).isEqualTo(Rollout.DRIFTED);
    }

    @Test
    void doesNotDriftWhereTheSyncIsNotKnown() {
        assertThat(rollout(healthy().with(Sync.UNKNOWN).with(Optional.empty()).reconciledAt(NOW.minusSeconds(600))))
                .isEqualTo(Rollout.PROGRESSING);
    }

    @Test
    void progressesUntilTheReleasesImageRuns() {
        assertThat(rollout(healthy().running(List.of(OLD_IMAGE)))).isEqualTo(Rollout.PROGRESSING);
        assertThat(rollout(healthy().running(List.of(OLD_IMAGE, IMAGE)))).isEqualTo(Rollout.HEALTHY);
    }

    @Test
    void progressesUntilComparedAfterTheOperationsEnd() {
        assertThat(rollout(healthy().reconciledAt(NOW.minusSeconds(11)))).isEqualTo(Rollout.PROGRESSING);
        assertThat(rollout(healthy().reconciledAt(NOW.minusSeconds(10)))).isEqualTo(Rollout.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "PROGRESSING, PROGRESSING",
        "MISSING, PROGRESSING",
        "SUSPENDED, SUSPENDED",
        "DEGRADED, DEGRADED",
        "UNKNOWN, UNKNOWN"
    })
    void isAsTheResourcesAre(Health health, Rollout rollout) {
        assertThat(judge(healthy().with(health, "1 of 2 replicas ready")))
                .isEqualTo(new RolloutJudge.Judgement(rollout, "1 of 2 replicas ready"));
    }
}
