package dev.coop.diagnostic;

/** How a command that could do its work came out. */
public enum Verdict {
    /** Done, or nothing to do. */
    DONE,
    /** There is a difference. */
    DIFFERENT,
    /** The input has errors, and they have been shown. */
    INVALID,
    /** It could be found out that something is not allowed. */
    NOT_ALLOWED,
    /** It could be found out that another system does not answer. */
    UNREACHABLE,
    /** A person has to act: review, approval, hold. */
    WAITS_FOR_PERSON,
    /** Still going on when the time ran out. */
    STILL_GOING,
    /** The rollout failed or is degraded. */
    ROLLOUT_FAILED
}
