package dev.coop.diagnostic;

import java.util.List;

/** How a command that could do its work came out. */
public enum Verdict {
    /** Done, or nothing to do. */
    DONE,
    /** There is a difference. */
    DIFFERENT,
    /** The input has errors, and they have been shown. */
    INVALID,
    /** A person has to act: review, approval, hold. */
    WAITS_FOR_PERSON,
    /** Still going on when the time ran out. */
    STILL_GOING,
    /** The rollout failed or is degraded. */
    ROLLOUT_FAILED;

    private static final List<Verdict> BY_WEIGHT =
            List.of(DONE, DIFFERENT, INVALID, STILL_GOING, WAITS_FOR_PERSON, ROLLOUT_FAILED);

    /** Returns the worse of two: a failure says more than waiting, and waiting for a person more than going on. */
    public Verdict worse(Verdict other) {
        return BY_WEIGHT.indexOf(other) > BY_WEIGHT.indexOf(this) ? other : this;
    }
}
