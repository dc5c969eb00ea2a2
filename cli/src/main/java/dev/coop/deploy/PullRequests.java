package dev.coop.deploy;

import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Step;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.Overtaken;
import dev.coop.gitops.GitOpsRepository.Refused;
import dev.coop.gitops.Release;
import dev.coop.gitops.Snapshot;
import dev.coop.source.Person;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps one pull request for each app and environment, on a branch that is rebuilt from the main branch's tip. */
public final class PullRequests implements Deployer.Proposer {
    private static final int MOST_COMMITS = 50;

    private final GitOpsRepository repository;
    private final Optional<Forge> forge;
    private final SourceRepository source;

    /**
     * @param repository where releases are
     * @param forge where pull requests live, if that is known
     * @param source the app's own repository, for the commits in between
     */
    public PullRequests(GitOpsRepository repository, Optional<Forge> forge, SourceRepository source) {
        this.repository = repository;
        this.forge = forge;
        this.source = source;
    }

    @Override
    public Optional<DeployOutcome> propose(Plan plan, Person committer, Optional<String> because) {
        var name = Release.branch(plan.release().app(), plan.release().environment());
        var branch = repository.branch(name);
        branch.ifPresent(there -> refuseForeignCommits(there, plan.tip(), name));
        var upToDate = branch.filter(there -> holds(there, plan)).isPresent();
        if (!upToDate && !push(plan, name, branch, committer)) {
            return Optional.empty();
        }
        return Optional.of(
                forge.isPresent()
                        ? request(forge.get(), plan, name, upToDate, because)
                        : new BranchPushed(plan.release(), name, plan.changes()));
    }

    /** Returns whether it landed; no when somebody else was faster. */
    private boolean push(Plan plan, String name, Optional<Snapshot> branch, Person committer) {
        var change = new Change(
                plan.tip(), name, branch.map(Snapshot::commit), plan.folder(), plan.files(), plan.message(), committer);
        return switch (repository.push(change)) {
            case Landed _ -> true;
            case Overtaken() -> false;
            case Refused(var reason) ->
                throw new Failure(
                        Failure.Kind.CONFLICT,
                        Diagnostic.error("push-refused", "the branch `" + name + "` was refused: " + reason)
                                .at(new Location.OnRemote(repository.address().value(), "push " + name))
                                .hint("ask an administrator of the GitOps repository to allow branches coop/**"));
        };
    }

    /** The branch has the release, and stands on the last change that the main branch made to this environment. */
    private boolean holds(Snapshot branch, Plan plan) {
        return Plan.same(branch.files(plan.folder()), plan.files())
                && repository.history(plan.tip(), plan.folder() + "/release.yaml", 1).stream()
                        .allMatch(last -> repository.contains(branch.commit(), last.commit()));
    }

    private void refuseForeignCommits(Snapshot branch, Snapshot tip, String name) {
        var foreign = repository.onlyOn(branch, tip).stream()
                .filter(commit -> !CommitMessage.isOurs(commit.message()))
                .map(commit ->
                        commit.commit().abbreviated() + " by " + commit.author().name())
                .collect(Collectors.joining(", "));
        if (!foreign.isEmpty()) {
            throw new Failure(
                    Failure.Kind.CONFLICT,
                    Diagnostic.error(
                                    "foreign-commits",
                                    "the branch `" + name + "` has commits that are not coop's: " + foreign)
                            .at(new Location.OnRemote(repository.address().value(), "branch " + name))
                            .hint("merge or close its pull request, or delete the branch, then run the same command"
                                    + " again"));
        }
    }

    private DeployOutcome request(Forge known, Plan plan, String name, boolean pushedBefore, Optional<String> because) {
        var open = known.open(name, repository.mainBranch());
        var draft = draft(plan, name, open, known, because);
        if (open.isEmpty()) {
            return new Proposed(plan.release(), known.create(draft), Step.OPENED, plan.changes(), because);
        }
        var same = pushedBefore
                && open.get().title().equals(draft.title())
                && open.get().body().equals(draft.body());
        return same
                ? new Proposed(plan.release(), open.get(), Step.UNCHANGED, plan.changes(), because)
                : new Proposed(plan.release(), known.update(open.get(), draft), Step.UPDATED, plan.changes(), because);
    }

    private Forge.Draft draft(
            Plan plan, String name, Optional<PullRequest> open, Forge known, Optional<String> because) {
        var remarks = new ArrayList<>(plan.remarks());
        because.ifPresent(reason -> remarks.add("the main branch did not take the commit: " + reason));
        known.lastClosed(name, repository.mainBranch())
                .filter(last -> last.state() == PullRequest.State.CLOSED)
                .ifPresent(last -> remarks.add("#" + last.number() + " before it was closed without a merge"));
        var content = new PullRequestBody.Content(
                plan.release(), plan.current(), plan.takenFrom(), commits(plan), plan.changes(), remarks);
        return new Forge.Draft(
                name, repository.mainBranch(), plan.title(), PullRequestBody.of(content, open), plan.reviewers());
    }

    private List<SourceCommit> commits(Plan plan) {
        return plan.current()
                .map(current -> source.between(
                        current.source().commit(), plan.release().source().commit(), MOST_COMMITS))
                .orElse(List.of());
    }
}
