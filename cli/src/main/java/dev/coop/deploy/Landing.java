package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.deploy.DeployOutcome.Moved;
import dev.coop.deploy.DeployOutcome.Step;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.Release;
import dev.coop.source.CommitId;
import java.util.Map;
import java.util.Optional;

/** Where a batch of plans came to. */
sealed interface Landing {

    /**
     * On the main branch, by a push or through a pull request that was merged at once; with the reason when a push
     * would have been enough.
     */
    record OnMain(CommitId commit, Optional<PullRequest> through, Optional<String> because) implements Landing {}

    /** In a pull request; with the reason when the main branch would have been the place. */
    record InPullRequest(PullRequest pullRequest, Step step, Merges merges, Optional<String> because)
            implements Landing {}

    /** On a branch, as it is not known where pull requests live. */
    record OnBranch(String branch, Moved moved) implements Landing {}

    /** Nowhere yet, as this is a dry run: this is what would be done. */
    record Rehearsed(String how) implements Landing {}

    /** In a dry run, in a pull request that has it already. */
    record InPullRequestAlready(PullRequest pullRequest) implements Landing {}

    /** Of these apps a newer release is proposed already, which stays; the others came to where the rest says. */
    record Behind(Map<AppName, Release> newer, Optional<Landing> rest) implements Landing {}

    /** Nowhere yet: somebody else was faster. */
    record Overtaken() implements Landing {}
}
