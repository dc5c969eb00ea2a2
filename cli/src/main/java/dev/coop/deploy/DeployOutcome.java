package dev.coop.deploy;

import dev.coop.deploy.diff.ManifestDiff;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.Release;
import dev.coop.source.CommitId;
import java.util.Optional;

/** What came of a deploy. */
public sealed interface DeployOutcome {

    /** Returns the release that the deploy was about. */
    Release release();

    /**
     * The main branch has the release now, perhaps through a pull request; with the reason where the main branch would
     * have been the place.
     */
    record Committed(
            Release release, CommitId commit, Changes changes, Optional<PullRequest> through, Optional<String> because)
            implements DeployOutcome {}

    /** A pull request has the release. */
    record Proposed(
            Purpose purpose,
            Release release,
            PullRequest pullRequest,
            Step step,
            Changes changes,
            Merges merges,
            Optional<String> because)
            implements DeployOutcome {}

    /** The branch has the release; where pull requests live is not known. */
    record BranchPushed(Release release, String branch, Changes changes, Moved moved) implements DeployOutcome {}

    /** The environment runs this release already. */
    record UpToDate(Release release) implements DeployOutcome {}

    /** The environment runs a newer commit, or one is proposed for it. */
    record Superseded(Release release, Release by, By where) implements DeployOutcome {}

    /** A dry run found a pull request with the release: nothing but its text would be touched. */
    record ProposedAlready(Release release, PullRequest pullRequest, Changes changes) implements DeployOutcome {}

    /**
     * What would be done.
     *
     * @param release the release
     * @param how it would get there
     * @param plan what would be written
     * @param hindrance why it would not be done after all
     */
    record Rehearsed(Release release, String how, Plan plan, Optional<Failure> hindrance) implements DeployOutcome {
        /** Fails as what was rehearsed would fail. */
        public void requireUnhindered() {
            hindrance.ifPresent(failure -> {
                throw failure;
            });
        }

        /** Returns what would change among the manifests. */
        public Changes changes() {
            return plan.changes();
        }

        /** Returns what would change, as a text. */
        public ManifestDiff diff() {
            return plan.diff();
        }
    }

    /** Whether a branch was moved, or had the release already. */
    enum Moved {
        NOW,
        BEFORE
    }

    /** What happened to the pull request. */
    enum Step {
        OPENED,
        UPDATED,
        /**
         * It had this release already; what its text tells besides, such as how the rollout before it is, had moved.
         */
        TEXT,
        /** It had this release already. */
        UNCHANGED
    }

    /** Where the newer release is. */
    enum By {
        RUNNING,
        PROPOSED
    }
}
