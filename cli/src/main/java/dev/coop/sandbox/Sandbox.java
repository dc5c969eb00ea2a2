package dev.coop.sandbox;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge.MergeRequest;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The embedded platform's own work: listing and merging its local pull requests. */
public final class Sandbox {
    private static final int TRIES = 20;
    private static final String APP_TRAILER = "Coop-App: ";

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
        var pullRequest = open(number);
        for (var tries = 0; tries < TRIES; tries++) {
            var tip = repository.tip();
            var branch = repository.branch(pullRequest.head()).orElseThrow(() -> goneBranch(pullRequest));
            switch (push(tip, branch, pullRequest, message(branch, tip, pullRequest), by)) {
                case Landed(var commit) -> {
                    pullRequests.recordMerge(number, commit);
                    return new Merged(pullRequest, commit);
                }
                case Refused(var reason) ->
                    throw new Failure(
                            Failure.Kind.CONFLICT,
                            Diagnostic.error("push-refused", "the sandbox's repository refused the merge: " + reason)
                                    .at(new Location.OnRemote(
                                            repository.address().value(), "push")));
                case Overtaken() -> {}
            }
        }
        throw new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error("overtaken", "somebody else was faster each time")
                        .hint("run the same command again"));
    }

    /** Merges an open pull request as a forge does when a program asks for it. */
    public Merging merge(int number, MergeRequest request, Person by) {
        var pullRequest = open(number);
        var message = request.title() + "\n\n" + request.message().strip() + "\n";
        for (var tries = 0; tries < TRIES; tries++) {
            var tip = repository.tip();
            var branch = repository.branch(pullRequest.head());
            if (branch.isEmpty()) {
                return new Merging.NotPossible("the branch `" + pullRequest.head() + "` is gone");
            }
            if (!branch.get().commit().equals(request.head())) {
                return new Merging.NotPossible("the branch `" + pullRequest.head() + "` moved on");
            }
            switch (push(tip, branch.get(), pullRequest, message, by)) {
                case Landed(var commit) -> {
                    pullRequests.recordMerge(number, commit);
                    return new Merging.Merged(commit);
                }
                case Refused(var reason) -> {
                    return new Merging.NotPossible(reason);
                }
                case Overtaken() -> {}
            }
        }
        return new Merging.NotPossible("somebody else was faster each time");
    }

    /**
     * Returns the pull request of that number, open or not.
     *
     * @throws Failure WRONG_USAGE ({@code unknown-pull-request})
     */
    public PullRequest pullRequest(int number) {
        return pullRequests.all().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        Failure.Kind.WRONG_USAGE,
                        Diagnostic.error("unknown-pull-request", "the sandbox has no pull request #" + number)
                                .hint("coop sandbox status lists them")));
    }

    private PullRequest open(int number) {
        var pullRequest = pullRequest(number);
        if (pullRequest.state() != PullRequest.State.OPEN) {
            throw new Failure(
                    Failure.Kind.CONFLICT,
                    Diagnostic.error(
                                    "not-open",
                                    "pull request #" + number + " is "
                                            + pullRequest.state().word())
                            .hint("coop sandbox status lists those that are open"));
        }
        return pullRequest;
    }

    private GitOpsRepository.PushOutcome push(
            Snapshot tip, Snapshot branch, PullRequest pullRequest, String message, Person by) {
        var folders = folders(pullRequest.head(), repository.onlyOn(branch, tip));
        if (folders.isEmpty()) {
            return new Refused("no commit of `" + pullRequest.head() + "` says which apps it is about");
        }
        var changed = new TreeMap<String, SortedMap<String, byte[]>>();
        for (var folder : folders) {
            if (!tip.treeId(folder).equals(branch.treeId(folder))) {
                changed.put(folder, branch.files(folder));
            }
        }
        return changed.isEmpty()
                ? new Landed(lastChange(tip, folders.getFirst()))
                : repository.push(
                        new Change(tip, repository.mainBranch(), Optional.of(tip.commit()), changed, message, by));
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

    /**
     * The branch names the environment; of one app it names the app too, else the trailers of its commits name them.
     * People may have committed to it since.
     */
    private static List<String> folders(String branch, List<GitOpsRepository.Revision> commits) {
        var parts = branch.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a branch of coop's: " + branch);
        }
        var environment = new EnvironmentName(parts[2]);
        var apps = parts[1].startsWith("_")
                ? commits.stream()
                        .flatMap(commit -> commit.message().lines())
                        .filter(line -> line.startsWith(APP_TRAILER))
                        .map(line -> line.substring(APP_TRAILER.length()))
                        .distinct()
                : Stream.of(parts[1]);
        return apps.map(app -> Release.folder(new AppName(app), environment)).toList();
    }

    private Failure goneBranch(PullRequest pullRequest) {
        return new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error("branch-gone", "the branch `" + pullRequest.head() + "` is gone")
                        .at(new Location.OnRemote(repository.address().value(), "branch " + pullRequest.head()))
                        .hint("deploy again"));
    }
}
