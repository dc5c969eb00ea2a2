package dev.coop.forge;

/**
 * What a pull request still waits for.
 *
 * @param checks what the checks of its last commit say
 * @param approval what reviewers say
 * @param fit whether it can be merged into the base branch
 * @param mergeBy who merges it
 */
public record Readiness(Checks checks, Approval approval, Fit fit, MergeBy mergeBy) {

    /** What checks say, the worst of all. */
    public enum Checks {
        NONE,
        RUNNING,
        PASSED,
        FAILED
    }

    /** What reviewers say: each one's last word counts. */
    public enum Approval {
        NONE,
        APPROVED,
        CHANGES_WANTED
    }

    /** Whether the change fits the base branch. */
    public enum Fit {
        /** The forge has not found out yet. */
        UNKNOWN,
        FITS,
        CONFLICTS
    }

    /** Who merges. */
    public enum MergeBy {
        PEOPLE,
        /** The forge does, when the checks have passed. */
        FORGE
    }
}
