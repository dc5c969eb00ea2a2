package dev.coop.diagnostic;

/** How a command that could do its work came out: the best first, the worst last. */
public enum Verdict {
    /** Done, or nothing to do. */
    DONE,
    /** There is a difference. */
    DIFFERENT,
    /** Still going on when the time ran out. */
    STILL_GOING,
    /** A person has to act: review, approval, hold. */
    WAITS_FOR_PERSON,
    /** The input has errors, and they have been shown. */
    INVALID,
    /** It could be found out that another system does not answer. */
    UNREACHABLE,
    /** It could be found out that something is not allowed. */
    NOT_ALLOWED,
    /** The rollout failed or is degraded. */
    ROLLOUT_FAILED;

    /** Returns the worse of two: a failure says more than waiting, and waiting for a person more than going on. */
    public Verdict worse(Verdict other) {
        return other.compareTo(this) > 0 ? other : this;
    }
}
