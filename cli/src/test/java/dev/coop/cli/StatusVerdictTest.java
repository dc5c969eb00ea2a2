package dev.coop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Rollout;
import dev.coop.diagnostic.Verdict;
import dev.coop.forge.PullRequest;
import dev.coop.forge.WaitsFor;
import dev.coop.status.AppStatus;
import dev.coop.status.EnvironmentStatus;
import dev.coop.status.Proposed;
import dev.coop.status.Unseen;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusVerdictTest {
    private static EnvironmentStatus environment(String rollout, String unseen, boolean proposed) {
        return new EnvironmentStatus(
                new EnvironmentName("dev"),
                Rollout.valueOf(rollout),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(unseen).filter(name -> !name.isEmpty()).map(Unseen::valueOf),
                Optional.empty(),
                proposed
                        ? Optional.of(new Proposed(
                                new PullRequest(1, "acme#1", "coop/mug/dev", PullRequest.State.OPEN, "deploy mug", ""),
                                WaitsFor.REVIEW))
                        : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static int exit(EnvironmentStatus... environments) {
        return ExitCode.of(StatusVerdict.of(new AppStatus(
                        new AppName("mug"), "acme", false, Instant.EPOCH, List.of(environments), Optional.empty())))
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, '', false, 0",
        "HEALTHY, '', true, 7",
        "NONE, '', false, 0",
        "PROPOSED, '', true, 7",
        "SUSPENDED, '', false, 7",
        "WAITING, '', false, 8",
        "PROGRESSING, '', false, 8",
        "PROGRESSING, '', true, 7",
        "FAILED, '', true, 10",
        "DRIFTED, '', false, 10",
        "DEGRADED, '', false, 10",
        "UNKNOWN, NOT_ALLOWED, false, 4",
        "UNKNOWN, NOT_ALLOWED, true, 4",
        "UNKNOWN, UNREACHABLE, false, 5",
        "UNKNOWN, UNREACHABLE, true, 5",
        "UNKNOWN, NOT_THERE, false, 5",
        "UNKNOWN, NOT_CONFIGURED, false, 5",
        "UNKNOWN, NOT_CONFIGURED, true, 7",
        "UNKNOWN, '', false, 5"
    })
    void saysWhatAnEnvironmentComesTo(String rollout, String unseen, boolean proposed, int expected) {
        assertThat(exit(environment(rollout, unseen, proposed))).isEqualTo(expected);
    }

    /** As the contract orders the exit codes of several environments. */
    @Test
    void theWorstEnvironmentDecides() {
        var best = List.of(
                environment("HEALTHY", "", false),
                environment("PROGRESSING", "", false),
                environment("SUSPENDED", "", false),
                environment("UNKNOWN", "UNREACHABLE", false),
                environment("UNKNOWN", "NOT_ALLOWED", false),
                environment("FAILED", "", false));
        for (var i = 0; i < best.size(); i++) {
            for (var j = 0; j <= i; j++) {
                assertThat(exit(best.get(i), best.get(j))).isEqualTo(exit(best.get(i)));
                assertThat(exit(best.get(j), best.get(i))).isEqualTo(exit(best.get(i)));
            }
        }
    }

    @Test
    void everyVerdictHasItsPlaceInTheOrder() {
        for (var one : Verdict.values()) {
            for (var other : Verdict.values()) {
                assertThat(one.worse(other)).isEqualTo(other.worse(one)).isIn(one, other);
            }
        }
        assertThat(Arrays.stream(Verdict.values()).reduce(Verdict.DONE, Verdict::worse))
                .isEqualTo(Verdict.ROLLOUT_FAILED);
    }
}
