package dev.coop.status;

import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;

/**
 * A pull request that is open for an environment.
 *
 * @param pullRequest the pull request
 * @param waitsFor what it waits for
 */
public record Proposed(PullRequest pullRequest, WaitsFor waitsFor) {

    /** What a pull request waits for, the first thing that somebody has to do. */
    public enum WaitsFor {
        REVIEW("review", "waits for review"),
        /** Somebody approved it, which is not enough for the base branch. */
        APPROVALS("approvals", "waits for more approvals"),
        /** Its checks are still going on. */
        CHECKS("checks", "waits for its checks"),
        FAILED_CHECKS("failed-checks", "has failed checks"),
        /** A reviewer wants changes. */
        CHANGES("changes", "has a reviewer who asks for changes"),
        CONFLICT("conflict", "conflicts with the main branch: deploy again"),
        /** It is approved. */
        MERGE("merge", "waits to be merged");

        private final String code;
        private final String words;

        WaitsFor(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** Returns the name for scripts. */
        public String code() {
            return code;
        }

        /** Returns what a person reads behind the pull request's number. */
        public String words() {
            return words;
        }

        static WaitsFor of(Readiness readiness) {
            if (readiness.fit() == Fit.CONFLICTS) {
                return CONFLICT;
            }
            if (readiness.approval() == Approval.CHANGES_WANTED) {
                return CHANGES;
            }
            if (readiness.checks() == Checks.FAILED) {
                return FAILED_CHECKS;
            }
            if (readiness.checks() == Checks.RUNNING) {
                return CHECKS;
            }
            return switch (readiness.approval()) {
                case APPROVED -> MERGE;
                case TOO_FEW -> APPROVALS;
                case NONE, CHANGES_WANTED -> REVIEW;
            };
        }
    }
}
