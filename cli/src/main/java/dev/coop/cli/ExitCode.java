package dev.coop.cli;

import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;

/** What coop's exit status means; the contract that scripts rely on. */
public enum ExitCode {
    DONE(
            0,
            "done, or nothing to do; a pull request was opened or updated; a newer release already runs"
                    + " (\"superseded\"); `status` that could report; the reader closed the pipe"),
    OTHER(1, "a failure that no other row names, such as a result that could not be written"),
    WRONG_USAGE(2, "wrong usage, or no platform is named"),
    INVALID_INPUT(3, "invalid input: coop.yaml, resources, policy, a predecessor that was never deployed, no image"),
    NOT_ALLOWED(4, "not authenticated, or not allowed"),
    UNREACHABLE(5, "a remote system did not answer"),
    CONFLICT(6, "conflict: the app belongs to another source, somebody else's commits on the branch, diverged history"),
    WAITS_FOR_PERSON(7, "waits for a person: review, freeze, a predecessor that is not healthy, suspended"),
    STILL_GOING(8, "still going on when the time ran out"),
    ROLLOUT_FAILED(10, "the rollout failed or is degraded"),
    DEFECT(70, "a defect of coop"),
    INTERRUPTED(130, "interrupted"),
    TERMINATED(143, "terminated");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** Returns the process's exit status. */
    public int status() {
        return status;
    }

    /** Returns what it tells, in words for those who write scripts. */
    public String meaning() {
        return meaning;
    }

    static ExitCode of(Verdict verdict) {
        return switch (verdict) {
            case DONE -> DONE;
            case DIFFERENT -> OTHER;
            case INVALID -> INVALID_INPUT;
            case NOT_ALLOWED -> NOT_ALLOWED;
            case UNREACHABLE -> UNREACHABLE;
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
