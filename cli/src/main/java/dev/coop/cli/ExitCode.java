package dev.coop.cli;

import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;

/** What coop's exit status means; the contract that scripts rely on. */
public enum ExitCode {
    DONE(0),
    /** {@code diff}: there is a difference; elsewhere a failure that no other code names. */
    OTHER(1),
    WRONG_USAGE(2),
    INVALID_INPUT(3),
    NOT_ALLOWED(4),
    UNREACHABLE(5),
    CONFLICT(6),
    WAITS_FOR_PERSON(7),
    STILL_GOING(8),
    ROLLOUT_FAILED(10),
    DEFECT(70),
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** Returns the process's exit status. */
    public int status() {
        return status;
    }

    static ExitCode of(Verdict verdict) {
        return switch (verdict) {
            case DONE -> DONE;
            case DIFFERENT -> OTHER;
            case INVALID -> INVALID_INPUT;
            case WAITS_FOR_PERSON -> WAITS_FOR_PERSON;
            case STILL_GOING -> STILL_GOING;
            case ROLLOUT_FAILED -> ROLLOUT_FAILED;
        };
    }

    static ExitCode of(Failure.Kind kind) {
        return switch (kind) {
            case WRONG_USAGE -> WRONG_USAGE;
            case INVALID_INPUT -> INVALID_INPUT;
            case NOT_ALLOWED -> NOT_ALLOWED;
            case UNREACHABLE -> UNREACHABLE;
            case CONFLICT -> CONFLICT;
            case WAITS_FOR_PERSON -> WAITS_FOR_PERSON;
            case OTHER -> OTHER;
        };
    }
}
