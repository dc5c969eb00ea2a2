package dev.coop.diagnostic;

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
    ROLLOUT_FAILED
}
