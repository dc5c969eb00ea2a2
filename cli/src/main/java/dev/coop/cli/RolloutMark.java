package dev.coop.cli;

import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Rollout;
import dev.coop.terminal.Mark;

/** Which symbol stands beside a rollout or a health. */
final class RolloutMark {
    private RolloutMark() {}

    static Mark of(Rollout rollout) {
        return switch (rollout) {
            case HEALTHY -> Mark.DONE;
            case PROGRESSING -> Mark.GOING;
            case NONE -> Mark.DETAIL;
            case PROPOSED, WAITING, SUSPENDED -> Mark.WAITING;
            case DEGRADED, FAILED -> Mark.FAILED;
            case DRIFTED, SUPERSEDED, UNKNOWN -> Mark.WARNING;
        };
    }

    static Mark of(Health health) {
        return switch (health) {
            case HEALTHY -> Mark.DONE;
            case PROGRESSING -> Mark.GOING;
            case SUSPENDED, MISSING -> Mark.WAITING;
            case DEGRADED -> Mark.FAILED;
            case UNKNOWN -> Mark.WARNING;
        };
    }
}
