package dev.coop.forge.local;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge;
import dev.coop.forge.KeyedComment;
import dev.coop.forge.MergeLedger;
import dev.coop.forge.PullRequest;
import dev.coop.forge.PullRequest.State;
import dev.coop.forge.Readiness;
import dev.coop.forge.SomebodyWasFaster;
import dev.coop.source.CommitId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The pull requests of a Git repository on this machine, kept as files in a folder. Several processes may use one
 * folder at a time. Merging in Git is the merger's: here it is only recorded. There are no checks and no reviews.
 */
public final class LocalForge implements Forge, MergeLedger {
    private final Requests requests;
    private final String repository;
    private final Merger merger;

    /**
     * Makes a forge.
     *
     * @param folder where the pull requests are kept; made when the first one is
     * @param repository what the repository is called in a pull request's address, such as its path
     * @param merger merges in Git
     */
    public LocalForge(Path folder, String repository, Merger merger) {
        this.requests = new Requests(folder);
        this.repository = repository;
        this.merger = merger;
    }

    /** Makes one that keeps pull requests, and leaves merging to people. */
    public LocalForge(Path folder, String repository) {
        this(folder, repository, (_, _, _) -> new Merging.NotPossible("people merge the pull requests here"));
    }

    @Override
    public String name() {
        return "the local forge";
    }

    @Override
    public int longestBody() {
        return 1 << 20;
    }

    @Override
    public Optional<PullRequest> open(String head, String base) {
        return requests.all().stream()
                .filter(joining(head, base))
                .filter(each -> each.end().isEmpty())
                .map(this::shown)
                .reduce((_, later) -> later);
    }

    @Override
    public Optional<PullRequest> lastClosed(String head, String base) {
        return requests.all().stream()
                .filter(joining(head, base))
                .filter(each -> each.end().isPresent())
                .max(Comparator.comparingInt(Requests.Kept::number))
                .map(this::shown);
    }

    @Override
    public PullRequest create(Draft draft) {
        var content = Requests.Content.of(draft);
        while (true) {
            var all = requests.all();
            all.stream()
                    .filter(joining(draft.head(), draft.base()))
                    .filter(each -> each.end().isEmpty())
                    .findFirst()
                    .ifPresent(each -> {
                        throw exists(each);
                    });
            var number = all.isEmpty() ? 1 : all.getLast().number() + 1;
            // Whoever takes the number first has seen every earlier one; the others look again.
            if (requests.add(number, content)) {
                return shown(new Requests.Kept(number, content, Optional.empty()));
            }
        }
    }

    @Override
    public PullRequest update(PullRequest pullRequest, Draft draft) {
        var kept = openNumber(pullRequest.number());
        var content = kept.content().reworded(draft);
        requests.change(kept.number(), content);
        return shown(new Requests.Kept(kept.number(), content, Optional.empty()));
    }

    @Override
    public void close(PullRequest pullRequest) {
        if (found(pullRequest.number()).end().isEmpty()) {
            // Whoever ended it in between did what was asked for.
            requests.end(pullRequest.number(), new Requests.End(State.CLOSED, Optional.empty()));
        }
    }

    @Override
    public Merging merge(PullRequest pullRequest, MergeRequest request) {
        var kept = found(pullRequest.number());
        return kept.end()
                .map(end -> end.commit()
                        .<Merging>map(Merging.Merged::new)
                        .orElseGet(() -> new Merging.NotPossible("the pull request is closed")))
                .orElseGet(() -> merger.merge(this, kept.number(), request));
    }

    /** There is nothing to wait for. */
    @Override
    public Merging mergeWhenGreen(PullRequest pullRequest, MergeRequest request) {
        return merge(pullRequest, request);
    }

    @Override
    public boolean mergeByPeople(PullRequest pullRequest) {
        return false;
    }

    @Override
    public Readiness readiness(PullRequest pullRequest) {
        found(pullRequest.number());
        return new Readiness(Readiness.Checks.NONE, Readiness.Approval.NONE, Readiness.Fit.UNKNOWN);
    }

    @Override
    public void requestReview(PullRequest pullRequest, List<String> reviewers) {
        var kept = openNumber(pullRequest.number());
        requests.change(kept.number(), kept.content().askedOf(reviewers));
    }

    @Override
    public void comment(PullRequest pullRequest, String key, String text) {
        var kept = found(pullRequest.number());
        requests.change(kept.number(), kept.content().with(new KeyedComment(key, text)));
    }

    /** Nobody would read it: there is no page of a commit here. */
    @Override
    public void status(CommitId commit, CommitStatus status) {}

    /** Returns every pull request, the oldest first. */
    @Override
    public List<PullRequest> all() {
        return requests.all().stream().map(this::shown).toList();
    }

    /** Returns the pull request of that number. */
    public Optional<PullRequest> find(int number) {
        return requests.find(number).map(this::shown);
    }

    /** Returns the labels of the pull request of that number. */
    public List<String> labelsOf(int number) {
        return found(number).content().labels();
    }

    /** Returns the comments of the pull request of that number, as they are kept. */
    public List<String> commentsOf(int number) {
        return found(number).content().comments();
    }

    /** Returns the branch that the pull request of that number goes to. */
    public Optional<String> baseOf(int number) {
        return requests.find(number).map(each -> each.content().base());
    }

    /**
     * Records that an open pull request was merged.
     *
     * @param number which one
     * @param commit the commit that the base branch got by it
     * @throws Failure INVALID_INPUT ({@code no-such-pull-request}) or {@link SomebodyWasFaster}
     */
    @Override
    public void recordMerge(int number, CommitId commit) {
        end(number, new Requests.End(State.MERGED, Optional.of(commit)));
    }

    /**
     * Closes an open pull request without a merge.
     *
     * @throws Failure INVALID_INPUT ({@code no-such-pull-request}) or {@link SomebodyWasFaster}
     */
    public PullRequest close(int number) {
        return end(number, new Requests.End(State.CLOSED, Optional.empty()));
    }

    private PullRequest end(int number, Requests.End end) {
        var kept = openNumber(number);
        if (!requests.end(number, end)) {
            throw closed(kept.number());
        }
        return shown(new Requests.Kept(number, kept.content(), Optional.of(end)));
    }

    private Requests.Kept openNumber(int number) {
        var kept = found(number);
        if (kept.end().isPresent()) {
            throw closed(number);
        }
        return kept;
    }

    private Requests.Kept found(int number) {
        return requests.find(number)
                .orElseThrow(() -> new Failure(
                        Failure.Kind.INVALID_INPUT,
                        Diagnostic.error("no-such-pull-request", "there is no pull request `" + number + "`")
                                .at(new Location.OnRemote(name(), url(number)))
                                .hint("see the open ones with `coop sandbox status`")));
    }

    private Failure closed(int number) {
        return new SomebodyWasFaster(
                Diagnostic.error("pull-request-closed", "pull request `" + number + "` is not open any more")
                        .at(new Location.OnRemote(name(), url(number)))
                        .hint("run the command again: it opens a new one where one is needed"));
    }

    private Failure exists(Requests.Kept kept) {
        return new SomebodyWasFaster(Diagnostic.error(
                        "pull-request-exists",
                        "there is already a pull request for `" + kept.content().head() + "`")
                .at(new Location.OnRemote(name(), url(kept.number())))
                .hint("run the command again: it updates that one"));
    }

    private static Predicate<Requests.Kept> joining(String head, String base) {
        return each ->
                each.content().head().equals(head) && each.content().base().equals(base);
    }

    private PullRequest shown(Requests.Kept kept) {
        return new PullRequest(
                kept.number(),
                url(kept.number()),
                kept.content().head(),
                kept.end().map(Requests.End::state).orElse(State.OPEN),
                kept.content().title(),
                kept.content().body());
    }

    private String url(int number) {
        return repository + "#" + number;
    }
}
