package dev.coop.sandbox;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.MergeLedger;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.Overtaken;
import dev.coop.gitops.GitOpsRepository.Refused;
import dev.coop.gitops.Release;
import dev.coop.gitops.Snapshot;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import java.util.List;
import java.util.Optional;

/** The embedded platform's own work: listing and merging its local pull requests. */
public final class Sandbox {
    private static final int TRIES = 20;

    private final GitOpsRepository repository;
    private final MergeLedger pullRequests;

    /**
     * @param repository the sandbox's GitOps repository
     * @param pullRequests its pull requests
     */
    public Sandbox(GitOpsRepository repository, MergeLedger pullRequests) {
        this.repository = repository;
        this.pullRequests = pullRequests;
    }

    /** What came of a merge. */
    public record Merged(PullRequest pullRequest, CommitId commit) {}

    /** Returns the pull requests that are open. */
    public List<PullRequest> open() {
        return pullRequests.all().stream()
                .filter(each -> each.state() == PullRequest.State.OPEN)
                .toList();
    }

    /**
     * Merges an open pull request into the main branch as one commit. Where that was done and only not recorded, it is
     * recorded now.
     */
    public Merged merge(int number, Person by) {
        var pullRequest = pullRequests.all().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        Failure.Kind.WRONG_USAGE,
                        Diagnostic.error("unknown-pull-request", "the sandbox has no pull request #" + number)
                                .hint("coop sandbox status lists them")));
        if (pullRequest.state() != PullRequest.State.OPEN) {
            throw new Failure(
                    Failure.Kind.CONFLICT,
                    Diagnostic.error(
                                    "not-open",
                                    "pull request #" + number + " is "
                                            + pullRequest.state().name().toLowerCase(java.util.Locale.ROOT))
                            .hint("coop sandbox status lists those that are open"));
        }
        for (var tries = 0; tries < TRIES; tries++) {
            var tip = repository.tip();
            var branch = repository.branch(pullRequest.head()).orElseThrow(() -> goneBranch(pullRequest));
            var merged = merge(tip, branch, pullRequest, by);
            if (merged instanceof Landed(var commit)) {
                pullRequests.recordMerge(number, commit);
                return new Merged(pullRequest, commit);
            }
        }
        throw new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error("overtaken", "somebody else was faster each time")
                        .hint("run the same command again"));
    }

    /** Merges an open pull request whose branch is at a commit; the reason where it cannot be. */
    public Merging merge(PullRequest pullRequest, CommitId head, Person by) {
        var there = repository.branch(pullRequest.head()).map(Snapshot::commit);
        if (!there.equals(Optional.of(head))) {
            return new Merging.NotPossible("the branch " + pullRequest.head() + " has moved on");
        }
        try {
            return new Merging.Merged(merge(pullRequest.number(), by).commit());
        } catch (Failure refused) {
            if (refused.kind() != Failure.Kind.CONFLICT) {
                throw refused;
            }
            return new Merging.NotPossible(refused.diagnostics().getFirst().message());
        }
    }

    private GitOpsRepository.PushOutcome merge(Snapshot tip, Snapshot branch, PullRequest pullRequest, Person by) {
        var folder = folder(pullRequest.head());
        if (tip.treeId(folder).equals(branch.treeId(folder))) {
            return new Landed(lastChange(tip, folder));
        }
        var change = new Change(
                tip,
                repository.mainBranch(),
                Optional.of(tip.commit()),
                folder,
                branch.files(folder),
                message(branch, tip, pullRequest),
                by);
        return switch (repository.push(change)) {
            case Landed landed -> landed;
            case Overtaken overtaken -> overtaken;
            case Refused(var reason) ->
                throw new Failure(
                        Failure.Kind.CONFLICT,
                        Diagnostic.error("push-refused", "the sandbox's repository refused the merge: " + reason)
                                .at(new Location.OnRemote(repository.address().value(), "push")));
        };
    }

    private CommitId lastChange(Snapshot tip, String folder) {
        return repository.history(tip, folder + "/release.yaml", 1).getFirst().commit();
    }

    /** As forges squash: the change's own message, the number behind its first line. */
    private String message(Snapshot branch, Snapshot tip, PullRequest pullRequest) {
        var lines = repository.onlyOn(branch, tip).stream()
                .findFirst()
                .map(GitOpsRepository.Revision::message)
                .orElse(pullRequest.title() + "\n");
        return lines.replaceFirst("\n|$", " (#" + pullRequest.number() + ")\n");
    }

    private static String folder(String branch) {
        var parts = branch.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a branch of coop's: " + branch);
        }
        return Release.folder(new AppName(parts[1]), new EnvironmentName(parts[2]));
    }

    private Failure goneBranch(PullRequest pullRequest) {
        return new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error("branch-gone", "the branch `" + pullRequest.head() + "` is gone")
                        .at(new Location.OnRemote(repository.address().value(), "branch " + pullRequest.head()))
                        .hint("deploy again"));
    }
}
