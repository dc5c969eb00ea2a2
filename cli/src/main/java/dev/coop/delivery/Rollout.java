package dev.coop.delivery;

import java.util.Locale;

/** What the cluster does about a release. */
public enum Rollout {
    /** Never deployed. */
    NONE,
    /** A pull request is open, nothing is live. */
    PROPOSED,
    /** Merged, but the delivery has not compared that revision yet. */
    WAITING,
    PROGRESSING,
    HEALTHY,
    SUSPENDED,
    DEGRADED,
    /** The sync itself failed. */
    FAILED,
    /** Out of sync at the release's revision, without an operation, for over a minute. */
    DRIFTED,
    /** While waiting: a newer release took its place. */
    SUPERSEDED,
    /** The delivery does not answer or does not allow. */
    UNKNOWN;

    /** Returns the word for scripts and people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether it changes by itself. */
    public boolean goesOn() {
        return this == WAITING || this == PROGRESSING;
    }
}
