package dev.coop.deploy;

import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import dev.coop.source.CommitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A local forge with checks and reviewers as a test plays them, that remembers what it was asked to do. */
class PlayedForge implements Forge {
    private final Forge local;
    private final List<String> asked = new ArrayList<>();
    private Checks checks = Checks.NONE;
    private Approval approval = Approval.NONE;
    private boolean byItself;
    private Optional<Merging> answer = Optional.empty();
    private Runnable beforeUpdate = () -> {};
    private final List<PullRequest> twins = new ArrayList<>();

    PlayedForge(Forge local) {
        this.local = local;
    }

    /** Returns what it was asked to do, in order. */
    List<String> asked() {
        return asked;
    }

    void approve() {
        approval(Approval.APPROVED);
    }

    void approval(Approval said) {
        approval = said;
    }

    void mergesByItself() {
        byItself = true;
    }

    /** Gives this answer to everyone who wants a merge. */
    void answers(Merging merging) {
        answer = Optional.of(merging);
    }

    /** Has another one open for the branch of each, as when two are opened at one moment. */
    void hasTwin(int number, String head) {
        twins.add(new PullRequest(number, "https://forge.invalid/" + number, head, PullRequest.State.OPEN, "twin", ""));
    }

    /** Does something just before a pull request is changed. */
    void meanwhile(Runnable action) {
        beforeUpdate = action;
    }

    @Override
    public String name() {
        return local.name();
    }

    @Override
    public int longestBody() {
        return local.longestBody();
    }

    @Override
    public Optional<PullRequest> open(String head, String base) {
        return local.open(head, base);
    }

    @Override
    public List<PullRequest> duplicates(PullRequest first, String base) {
        return twins.stream().filter(each -> each.head().equals(first.head())).toList();
    }

    @Override
    public Optional<PullRequest> lastClosed(String head, String base) {
        return local.lastClosed(head, base);
    }

    @Override
    public PullRequest create(Draft draft) {
        return local.create(draft);
    }

    @Override
    public PullRequest update(PullRequest pullRequest, Draft draft) {
        beforeUpdate.run();
        return local.update(pullRequest, draft);
    }

    @Override
    public void close(PullRequest pullRequest) {
        asked.add("close #" + pullRequest.number());
        if (!twins.remove(pullRequest)) {
            local.close(pullRequest);
        }
    }

    @Override
    public Merging merge(PullRequest pullRequest, MergeRequest request) {
        asked.add("merge #" + pullRequest.number());
        return answer.orElseGet(() -> local.merge(pullRequest, request));
    }

    @Override
    public Merging mergeWhenGreen(PullRequest pullRequest, MergeRequest request) {
        asked.add("merge #" + pullRequest.number() + " when green");
        return answer.orElseGet(() -> local.mergeWhenGreen(pullRequest, request));
    }

    @Override
    public boolean mergeByPeople(PullRequest pullRequest) {
        var before = byItself;
        if (before) {
            asked.add("leave #" + pullRequest.number() + " to people");
        }
        byItself = false;
        return before;
    }

    @Override
    public Readiness readiness(PullRequest pullRequest) {
        return new Readiness(checks, approval, Fit.FITS);
    }

    @Override
    public void requestReview(PullRequest pullRequest, List<String> reviewers) {
        asked.add("review #" + pullRequest.number() + " again by " + String.join(", ", reviewers));
        approval = Approval.NONE;
    }

    @Override
    public void comment(PullRequest pullRequest, String key, String text) {
        asked.add(key + ": " + text);
    }

    @Override
    public void status(CommitId commit, CommitStatus status) {
        checks = Checks.PASSED;
        asked.add(status.context() + " is " + status.state() + ": " + status.description());
    }
}
