package dev.coop.forge;

import java.util.List;
import java.util.Optional;

/** Where the GitOps repository's pull requests live. */
public interface Forge {

    /** Returns what people call it, such as {@code GitHub}. */
    String name();

    /** Returns the open pull request of a branch into the base branch. */
    Optional<PullRequest> open(String head, String base);

    /** Returns the pull request of a branch that was last closed or merged. */
    Optional<PullRequest> lastClosed(String head, String base);

    /** Opens a pull request for a branch that was pushed. */
    PullRequest create(Draft draft);

    /** Changes an open pull request's title and body. */
    PullRequest update(PullRequest pullRequest, Draft draft);

    /** Closes a pull request without a merge; there is nothing to do if it is closed already. */
    void close(PullRequest pullRequest);

    /** Writes a comment, one of each key: the one that is there already is changed. */
    void comment(PullRequest pullRequest, String key, String text);

    /**
     * What a pull request should be.
     *
     * @param head the branch with the change
     * @param base the branch it goes to
     * @param title one line
     * @param body Markdown
     * @param reviewers people ({@code @name}) and teams ({@code @organisation/team}) asked to review
     */
    record Draft(String head, String base, String title, String body, List<String> reviewers) {}
}
