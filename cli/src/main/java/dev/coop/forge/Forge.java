package dev.coop.forge;

import dev.coop.config.ForgeKind;
import dev.coop.diagnostic.Failure;
import dev.coop.source.CommitId;
import java.util.List;
import java.util.Optional;

/** Where the GitOps repository's pull requests live. */
public interface Forge {

    /** Returns what people call it, such as {@code GitHub}. */
    String name();

    /** Returns which kind of host it is; none for one that has no pages. */
    default Optional<ForgeKind> kind() {
        return Optional.empty();
    }

    /** Returns how many characters the body of a pull request may have there. */
    int longestBody();

    /**
     * Returns the open pull request of a branch into the base branch. Of several it is the oldest: see
     * {@link #duplicates}.
     */
    Optional<PullRequest> open(String head, String base);

    /**
     * Returns the other open pull requests of the same branch, which should be closed. Every forge refuses a second
     * one, but some do not when two are opened at the same moment.
     *
     * @param first the oldest as {@link #open} found it, or one that was just made
     */
    default List<PullRequest> duplicates(PullRequest first, String base) {
        return List.of();
    }

    /** Says which branches will be asked for, so that one question may do for all of them. */
    default void expect(List<String> heads, String base) {}

    /** Whether a pull request may be open whose branch is gone. Elsewhere no branch means that there is none open. */
    default boolean outlivesItsBranch() {
        return true;
    }

    /** Returns the pull request of a branch that was last closed or merged. */
    Optional<PullRequest> lastClosed(String head, String base);

    /** Opens a pull request for a branch that was pushed. */
    PullRequest create(Draft draft);

    /**
     * Changes an open pull request's title and body, and gives it the labels that it lacks. Reviewers are asked again
     * when title or body changed.
     */
    PullRequest update(PullRequest pullRequest, Draft draft);

    /** Closes a pull request without a merge; one that is closed already stays as it is. */
    void close(PullRequest pullRequest);

    /** Merges a pull request now, as one commit where the repository allows that. */
    Merging merge(PullRequest pullRequest, MergeRequest request);

    /**
     * Lets the forge merge a pull request by itself as soon as its checks have passed. Where nothing is to wait for, it
     * is merged now.
     */
    Merging mergeWhenGreen(PullRequest pullRequest, MergeRequest request);

    /**
     * Takes {@link #mergeWhenGreen} back: people merge. Where it was not asked for, nothing changes.
     *
     * @return whether the forge would have merged it
     */
    boolean mergeByPeople(PullRequest pullRequest);

    /** Returns what a pull request waits for, as it is now. */
    Readiness readiness(PullRequest pullRequest);

    /** Returns the first thing that it waits for; a token that may not read checks still knows that it is open. */
    default WaitsFor waitsFor(PullRequest pullRequest) {
        try {
            return readiness(pullRequest).waitsFor();
        } catch (Failure hidden) {
            return WaitsFor.UNKNOWN;
        }
    }

    /** Asks people and teams to review, again if they did before; what the forge refuses is only a warning. */
    void requestReview(PullRequest pullRequest, List<String> reviewers);

    /**
     * Keeps one comment for each key: writes it, or changes the one that is there.
     *
     * @param key words with dashes, such as {@code release-changed}; see {@link KeyedComment}
     * @param text Markdown
     */
    void comment(PullRequest pullRequest, String key, String text);

    /** Gives a commit a status; that the forge does not allow it is only a warning. */
    void status(CommitId commit, CommitStatus status);

    /**
     * What a pull request should be.
     *
     * @param head the branch with the change
     * @param base the branch it goes to
     * @param title one line
     * @param body Markdown
     * @param reviewers people ({@code @name}) and teams ({@code @organisation/team}) asked to review
     * @param labels those it should have; others that people gave it stay
     */
    record Draft(String head, String base, String title, String body, List<String> reviewers, List<String> labels) {
        public Draft {
            reviewers = List.copyOf(reviewers);
            labels = List.copyOf(labels);
        }

        /** Returns it without reviewers: nobody is asked for what is no news. */
        public Draft forNobody() {
            return new Draft(head, base, title, body, List.of(), labels);
        }
    }

    /**
     * A merge that is asked for.
     *
     * @param head the commit that the caller saw on the branch; the forge refuses when the branch moved on
     * @param title the first line of the one commit
     * @param message its other lines, which hold the trailers
     */
    record MergeRequest(CommitId head, String title, String message) {}

    /** What came of asking for a merge. */
    sealed interface Merging {

        /** It is merged, as this commit of the base branch. */
        record Merged(CommitId commit) implements Merging {}

        /** The forge merges it by itself when what it waits for is there. */
        record Scheduled() implements Merging {}

        /**
         * The forge does not merge it: the branch is protected or moved on, there are conflicts, checks or approvals
         * are missing, or merging by itself is switched off.
         *
         * @param reason in the forge's words
         */
        record NotPossible(String reason) implements Merging {}
    }
}
