package dev.coop.forge;

import dev.coop.source.CommitId;
import java.util.List;
import java.util.Optional;

/** Where the GitOps repository's pull requests live. */
public interface Forge {

    /** Returns what people call it, such as {@code GitHub}. */
    String name();

    /** Returns how many characters a pull request's body may have. */
    int longestBody();

    /** Returns the open pull request of a branch into the base branch. */
    Optional<PullRequest> open(String head, String base);

    /** Returns the pull request of a branch that was last closed or merged. */
    Optional<PullRequest> lastClosed(String head, String base);

    /** Opens a pull request for a branch that was pushed. */
    PullRequest create(Draft draft);

    /** Changes a pull request's title, body and labels. Reviewers are asked where title or body are other ones. */
    PullRequest update(PullRequest pullRequest, Draft draft);

    /** Closes a pull request without a merge; one that is not open is left as it is. */
    void close(PullRequest pullRequest);

    /** Merges a pull request now, as one commit where the repository allows it. */
    Merging merge(PullRequest pullRequest, MergeRequest request);

    /** Has the forge merge when the checks have passed; merges now where there is nothing to wait for. */
    Merging mergeWhenGreen(PullRequest pullRequest, MergeRequest request);

    /** Leaves the merge to people again; where it was left to them, nothing happens. */
    void mergeByPeople(PullRequest pullRequest);

    /** Returns what checks and reviewers say of a pull request as it is now. */
    Readiness readiness(PullRequest pullRequest);

    /** Asks people and teams to review, also those who have reviewed already. Who cannot be asked is a warning. */
    void requestReview(PullRequest pullRequest, List<String> reviewers);

    /**
     * Says something on a pull request: one comment for each key, changed when it is there.
     *
     * @param pullRequest where
     * @param key what the comment is about, in lower-case words with hyphens; hidden in it
     * @param text Markdown
     */
    void comment(PullRequest pullRequest, String key, String text);

    /** Marks a commit; a token that may not do that marks none. */
    void status(CommitId commit, CommitStatus status);

    /**
     * What a pull request should be.
     *
     * @param head the branch with the change
     * @param base the branch it goes to
     * @param title one line
     * @param body Markdown
     * @param reviewers people ({@code @name}) and teams ({@code @organisation/team}) asked to review
     * @param labels labels that it has besides those that people give it
     */
    record Draft(String head, String base, String title, String body, List<String> reviewers, List<String> labels) {}

    /**
     * What to merge, and the commit that comes of it.
     *
     * @param head the commit that was seen on the branch; the forge refuses when it is another one by now
     * @param title the first line of the commit's message
     * @param message the rest of it, trailers included
     */
    record MergeRequest(CommitId head, String title, String message) {}

    /** What came of asking for a merge. */
    sealed interface Merging {

        /** It is merged. */
        record Merged(CommitId commit) implements Merging {}

        /** The forge will merge it by itself. */
        record Scheduled() implements Merging {}

        /** It cannot be merged like this: the forge's reason, such as a review that is missing. */
        record NotPossible(String reason) implements Merging {}
    }
}
