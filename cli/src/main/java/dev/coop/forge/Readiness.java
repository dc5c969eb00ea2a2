package dev.coop.forge;

/**
 * What a pull request waits for.
 *
 * @param checks of the branch's last commit, commit statuses included
 * @param approval what reviewers say
 * @param fit whether it can be merged into the base branch as that is now
 */
public record Readiness(Checks checks, Approval approval, Fit fit) {

    /** Returns the first thing that somebody has to do. */
    public WaitsFor waitsFor() {
        if (fit == Fit.CONFLICTS) {
            return WaitsFor.CONFLICT;
        }
        if (approval == Approval.CHANGES_WANTED) {
            return WaitsFor.CHANGES;
        }
        return switch (checks) {
            case FAILED -> WaitsFor.FAILED_CHECKS;
            case RUNNING -> WaitsFor.CHECKS;
            case NONE, PASSED ->
                switch (approval) {
                    case APPROVED -> WaitsFor.MERGE;
                    case TOO_FEW -> WaitsFor.APPROVALS;
                    case NONE, CHANGES_WANTED -> WaitsFor.REVIEW;
                };
        };
    }

    /** How the checks stand together. */
    public enum Checks {
        /** There are none. */
        NONE,
        /** None failed, and some that it waits for have not ended, or not begun. */
        RUNNING,
        PASSED,
        FAILED
    }

    /** What reviewers say, each by the last word. */
    public enum Approval {
        NONE,
        /** Somebody approved, and the base branch wants more than that. */
        TOO_FEW,
        /** Enough people approved, and nobody wants changes. */
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
}
