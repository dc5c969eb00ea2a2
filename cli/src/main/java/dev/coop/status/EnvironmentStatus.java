package dev.coop.status;

import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Cause;
import dev.coop.delivery.Observation;
import dev.coop.delivery.Rollout;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.source.CommitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of an app in one environment.
 *
 * @param name the environment
 * @param rollout what the cluster does about the release
 * @param message what is said about that; empty when there is nothing to say
 * @param since since when it is so
 * @param desired what should run
 * @param live what runs
 * @param unseen why nothing is known of the rollout
 * @param cause why it is not well
 * @param proposed the pull request that is open for it
 * @param hold which commit it does not take, since it was rolled back
 * @param url where the app answers
 * @param tree the resources in the cluster
 */
public record EnvironmentStatus(
        EnvironmentName name,
        Rollout rollout,
        String message,
        Optional<Instant> since,
        Optional<Desired> desired,
        Optional<Observation.Live> live,
        Optional<Unseen> unseen,
        Optional<Cause> cause,
        Optional<Proposed> proposed,
        Optional<Hold> hold,
        Optional<String> url,
        List<Observation.ResourceNode> tree) {

    /** Returns the same with what the environment does not take. */
    EnvironmentStatus holding(Optional<Hold> held) {
        return new EnvironmentStatus(
                name, rollout, message, since, desired, live, unseen, cause, proposed, held, url, tree);
    }

    /** Returns the same of an app that a commit has taken out. */
    EnvironmentStatus removedBy(GitOpsRepository.Revision revision) {
        return new EnvironmentStatus(
                name,
                rollout,
                "the app was removed by " + revision.commit().abbreviated() + " of the GitOps repository",
                Optional.of(revision.at()),
                desired,
                live,
                unseen,
                cause,
                proposed,
                hold,
                url,
                tree);
    }

    /** Whether the app was taken out, at {@code since}; after many other changes that is not known any more. */
    public boolean wasRemoved() {
        return rollout == Rollout.NONE && since.isPresent();
    }

    /**
     * What should run.
     *
     * @param release the release
     * @param revision the commit of the GitOps repository that made it so
     * @param at when that was
     * @param behind how many commits of the app it is behind the entry environment's release, when that can be counted
     *     here
     */
    public record Desired(Release release, CommitId revision, Instant at, OptionalInt behind) {}
}
