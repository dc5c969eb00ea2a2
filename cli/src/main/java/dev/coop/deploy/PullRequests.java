package dev.coop.deploy;

import dev.coop.deploy.DeployOutcome.Moved;
import dev.coop.deploy.DeployOutcome.Step;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge;
import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness;
import dev.coop.forge.SomebodyWasFaster;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Revision;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment.DeployMode;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.SourceRepository;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps one pull request for each app and environment, on a branch that is rebuilt from the main branch's tip. What
 * people approved, or left to the forge to merge, is taken back to them before it changes.
 */
public final class PullRequests {
    private static final String REVIEW_AGAIN = "review-again";

    private final GitOpsRepository repository;
    private final Supplier<Optional<Forge>> forge;
    private final SourceRepository source;

    /**
     * @param repository where releases are
     * @param forge where pull requests live, if that is known; asked only where something is proposed
     * @param source the app's own repository, for the commits in between
     */
    public PullRequests(GitOpsRepository repository, Supplier<Optional<Forge>> forge, SourceRepository source) {
        this.repository = repository;
        this.forge = forge;
        this.source = source;
    }

    /** Closes what a rollback on the main branch has now overtaken: there, and where its release was to go next. */
    void closeAfter(Batch batch, DeployProgress told) {
        if (batch.purpose() == Purpose.ROLLBACK) {
            var open = new OpenPromotion(repository, forge.get(), told);
            open.closeAfter(batch);
            batch.plans().forEach(open::closeHeld);
        }
    }

    /** Closes what is proposed and no environment before runs any more, where nothing else is to be proposed. */
    void closeOutdated(Batch batch, DeployProgress told) {
        if (batch.environment().after().isEmpty() || batch.purpose() != Purpose.DEPLOY) {
            return;
        }
        repository.branch(batch.branch()).ifPresent(branch -> {
            branch.prepare(batch.homes());
            var commits = repository.onlyOn(branch, batch.tip());
            var precedence = precedence(branch, commits);
            var proposed = batch.plans().stream()
                    .filter(plan -> precedence.proposed(plan).isPresent())
                    .toList();
            if (!proposed.isEmpty() && proposed.stream().noneMatch(precedence::isStillOffered)) {
                new OpenPromotion(repository, forge.get(), told).closeOutdated(batch, branch, commits);
            }
        });
    }

    private Precedence precedence(Snapshot branch, List<Revision> commits) {
        return new Precedence(source, branch, () -> base(branch, commits));
    }

    /**
     * Proposes what a batch writes.
     *
     * @param batch what to write
     * @param committer who commits
     * @param because why the main branch did not take it, where that would have been the place
     * @param told told of what is closed for it
     */
    Landing propose(Batch batch, Person committer, Optional<String> because, DeployProgress told) {
        var known = forge.get();
        var promotion = new OpenPromotion(repository, known, told);
        var there =
                look(batch, known).keeping(request -> promotion.stays(request) && !promotion.gaveWay(request, batch));
        return beside(there, known, batch, whole -> {
            var proposal = new Proposal(whole, because, committer);
            return known.map(each -> propose(each, proposal, there, promotion)).orElseGet(() -> push(proposal, there));
        });
    }

    private Landing push(Proposal proposal, There there) {
        var name = proposal.batch().branch();
        if (held(there, proposal.batch()).isPresent()) {
            return new Landing.OnBranch(name, Moved.BEFORE);
        }
        return push(proposal, there.branch()).isPresent()
                ? new Landing.OnBranch(name, Moved.NOW)
                : new Landing.Overtaken();
    }

    /** Says what proposing would come to, and fails as it would; changes nothing. */
    Landing rehearse(Batch batch, DeployProgress told) {
        var known = forge.get();
        var there = look(batch, known);
        var giving = there.open().filter(request -> OpenPromotion.givesWay(request, batch));
        var left = there.keeping(_ -> giving.isEmpty());
        return beside(left, known, batch, whole -> rehearse(left, known, whole, giving));
    }

    private Landing rehearse(There there, Optional<Forge> known, Batch batch, Optional<PullRequest> giving) {
        var held = held(there, batch).isPresent();
        if (held && known.isEmpty()) {
            return new Landing.OnBranch(batch.branch(), Moved.BEFORE);
        }
        if (held && there.open().isPresent()) {
            return new Landing.InPullRequestAlready(there.open().get());
        }
        if (known.isEmpty()) {
            return new Landing.Rehearsed("push the branch " + batch.branch());
        }
        return new Landing.Rehearsed(
                giving.map(request -> "close #" + request.number() + " and ").orElse("")
                        + there.open()
                                .map(request -> "update pull request #" + request.number())
                                .orElse("open a pull request")
                        + (batch.mode() == DeployMode.REVIEW ? " for review" : " that merges when its checks pass"));
    }

    /**
     * What there is of a proposal.
     *
     * @param branch its branch
     * @param commits those of the branch that the main branch has not
     * @param open its pull request
     */
    private record There(Optional<Snapshot> branch, List<Revision> commits, Optional<PullRequest> open) {
        There keeping(Predicate<PullRequest> stays) {
            return new There(branch, commits, open.filter(stays));
        }
    }

    /** Fails where somebody else's work is on the branch, or where something else waits for people there. */
    private There look(Batch batch, Optional<Forge> known) {
        var name = batch.branch();
        var branch = repository.branch(name);
        branch.ifPresent(there -> there.prepare(batch.homes()));
        var commits = branch.map(there -> repository.onlyOn(there, batch.tip())).orElse(List.of());
        var open = known.flatMap(each -> each.open(name, repository.mainBranch()));
        known.ifPresent(
                each -> open.ifPresent(request -> OpenPromotion.refuseWhereUndoing(each, request, commits, batch)));
        refuseForeignCommits(commits, name);
        return new There(branch, commits, open);
    }

    /** Returns the branch's commit, where it is the one that would be made. */
    private Optional<CommitId> held(There there, Batch batch) {
        return there.branch()
                .filter(branch -> holds(branch, there.commits(), batch))
                .map(Snapshot::commit);
    }

    /**
     * Carries a batch out, with the newer releases that are proposed already: an older one must not take their place.
     */
    private Landing beside(There there, Optional<Forge> known, Batch batch, Function<Batch, Landing> carryOut) {
        var proposed = there.branch().filter(_ -> there.open().isPresent() || known.isEmpty());
        if (proposed.isEmpty()) {
            return carryOut.apply(batch);
        }
        if (sourceHasMoved(batch)) {
            return new Landing.Overtaken();
        }
        var newer = precedence(proposed.get(), there.commits()).newer(batch);
        if (newer.size() == batch.plans().size()) {
            return new Landing.Behind(newer, Optional.empty());
        }
        var landing = carryOut.apply(batch.keeping(newer, proposed.get()));
        return newer.isEmpty() || landing instanceof Landing.Overtaken
                ? landing
                : new Landing.Behind(newer, Optional.of(landing));
    }

    /** What is proposed, and why here. */
    private record Proposal(Batch batch, Optional<String> because, Person committer) {}

    private Landing propose(Forge known, Proposal proposal, There there, OpenPromotion promotion) {
        var open = there.open();
        var held = held(there, proposal.batch());
        var other = open.filter(request -> ProposalText.describesAnother(request, proposal.batch()));
        // Before the branch moves: a push may itself take approvals back. Whoever said anything spoke of what was
        // there.
        var reviewed = other.filter(request -> known.readiness(request).approval() != Readiness.Approval.NONE);
        var takenBack = open.filter(request -> held.isEmpty() && known.mergeByPeople(request));
        var head = held.or(() -> push(proposal, there.branch()));
        if (head.isEmpty()) {
            return new Landing.Overtaken();
        }
        var draft = new ProposalText(repository, source, known).draft(proposal.batch(), proposal.because(), open);
        other.filter(_ -> reviewed.isPresent() || takenBack.isPresent())
                .ifPresent(request -> askAgain(known, request, proposal.batch()));
        if (held.isEmpty() || open.filter(request -> says(request, draft)).isEmpty()) {
            known.status(head.get(), checked(proposal.batch()));
        }
        var news = held.isEmpty() || other.isPresent() ? News.RELEASE : News.TEXT;
        return request(known, draft, open, news)
                .filter(made -> made.step() != Step.OPENED || promotion.stays(made.pullRequest()))
                .map(made -> merged(known, proposal, made, head.get()))
                .orElse(new Landing.Overtaken());
    }

    /** The words come after the mark on the commit: where they are not there, an earlier run was perhaps cut off. */
    private static boolean says(PullRequest there, Forge.Draft draft) {
        return there.title().equals(draft.title()) && there.body().equals(draft.body());
    }

    /** What is new of a pull request that is open, if anything is. */
    private enum News {
        RELEASE,
        TEXT
    }

    /** A pull request and what was done to it. */
    private record Made(PullRequest pullRequest, Step step) {}

    /** Returns the pull request; nothing when somebody merged, closed or opened it at the same moment. */
    private static Optional<Made> request(Forge known, Forge.Draft draft, Optional<PullRequest> open, News news) {
        try {
            return open.map(there -> change(known, draft, there, news))
                    .or(() -> Optional.of(new Made(known.create(draft), Step.OPENED)))
                    .filter(made -> made.pullRequest().state() == PullRequest.State.OPEN);
        } catch (SomebodyWasFaster _) {
            return Optional.empty();
        }
    }

    private static Made change(Forge known, Forge.Draft draft, PullRequest there, News news) {
        // Also where nothing is to be changed: the forge adds what a run that was cut off did not get to.
        if (news == News.RELEASE) {
            return new Made(known.update(there, draft), Step.UPDATED);
        }
        return says(there, draft)
                ? new Made(known.update(there, draft), Step.UNCHANGED)
                : new Made(known.update(there, draft.forNobody()), Step.TEXT);
    }

    /** Has the forge merge it where the environment wants that, or where the main branch would have been the place. */
    private Landing merged(Forge known, Proposal proposal, Made made, CommitId head) {
        var mode = proposal.batch().mode();
        if (mode == DeployMode.REVIEW) {
            return inPullRequest(proposal, made, new Merges.ByPeople());
        }
        var request = new MergeRequest(
                head,
                proposal.batch().title() + " (#" + made.pullRequest().number() + ")",
                withoutTitle(proposal.batch().message()));
        var merging = known.mergeWhenGreen(made.pullRequest(), request);
        if (mode == DeployMode.AUTO && merging instanceof Merging.NotPossible) {
            merging = known.merge(made.pullRequest(), request);
        }
        return switch (merging) {
            case Merging.Merged(var commit) -> {
                repository.delete(proposal.batch().branch(), head);
                yield new Landing.OnMain(commit, Optional.of(made.pullRequest()), proposal.because());
            }
            case Merging.Scheduled() -> inPullRequest(proposal, made, new Merges.WhenGreen());
            case Merging.NotPossible(var reason) -> inPullRequest(proposal, made, new Merges.NotByItself(reason));
        };
    }

    private static Landing inPullRequest(Proposal proposal, Made made, Merges merges) {
        return new Landing.InPullRequest(made.pullRequest(), made.step(), merges, proposal.because());
    }

    private static String withoutTitle(String message) {
        return message.replaceFirst("^[^\\n]*\\n+", "");
    }

    /** Returns the new commit; nothing when somebody else was faster. */
    private Optional<CommitId> push(Proposal proposal, Optional<Snapshot> branch) {
        var batch = proposal.batch();
        var change = new Change(
                batch.tip(),
                batch.branch(),
                branch.map(Snapshot::commit),
                batch.folders(),
                batch.message(),
                proposal.committer());
        return switch (repository.push(change)) {
            case GitOpsRepository.Landed(var commit) -> Optional.of(commit);
            case GitOpsRepository.Overtaken() -> Optional.empty();
            case GitOpsRepository.Refused(var reason) ->
                throw new Failure(
                        Failure.Kind.CONFLICT,
                        Diagnostic.error("push-refused", "the branch `" + batch.branch() + "` was refused: " + reason)
                                .at(new Location.OnRemote(repository.address().value(), "push " + batch.branch()))
                                .hint("ask an administrator of the GitOps repository to allow branches coop/**"));
        };
    }

    /** Before the body says what it is about now, so that a run that is cut off here is taken up here. */
    private static void askAgain(Forge known, PullRequest open, Batch batch) {
        known.requestReview(open, batch.reviewers());
        known.comment(
                open,
                REVIEW_AGAIN,
                "This pull request changed after it was reviewed or set to merge by itself. It is now: "
                        + batch.plans().stream()
                                .map(plan -> CommitMessage.title(plan.release()) + ", image `"
                                        + plan.release().digest().abbreviated() + "`")
                                .collect(Collectors.joining("; "))
                        + ". Please look again.");
    }

    private static CommitStatus checked(Batch batch) {
        return new CommitStatus(
                "coop/validate",
                CommitStatus.State.SUCCESS,
                batch.plans().stream()
                                .mapToInt(plan -> plan.notes().checks().manifests())
                                .sum()
                        + " manifests keep coop's rules and the platform's policies",
                Optional.empty());
    }

    /**
     * Whether what a promotion takes has changed since it was read. The branch was read later and may hold a promotion
     * of that change, which then would be replaced by an older one.
     */
    private boolean sourceHasMoved(Batch batch) {
        if (batch.environment().after().isEmpty()) {
            return false;
        }
        // As of the moment at which the branch was looked at.
        var now = repository.seen();
        return batch.homes().stream()
                .anyMatch(folder -> !now.treeId(folder).equals(batch.tip().treeId(folder)));
    }

    /** The branch has the releases, and nothing has changed there on the main branch since it was made. */
    private boolean holds(Snapshot branch, List<Revision> commits, Batch batch) {
        return batch.plans().stream()
                        .allMatch(plan -> Plan.same(Releases.own(branch.files(plan.folder())), plan.files()))
                && base(branch, commits)
                        .filter(base -> hasSame(base, batch.tip(), batch))
                        .isPresent();
    }

    /** Returns what a branch with one commit of its own stands on. */
    private Optional<Snapshot> base(Snapshot branch, List<Revision> commits) {
        return commits.size() == 1 ? repository.parent(branch).flatMap(repository::at) : Optional.empty();
    }

    private static boolean hasSame(Snapshot base, Snapshot tip, Batch batch) {
        if (base.commit().equals(tip.commit())) {
            return true;
        }
        base.prepare(batch.homes());
        return batch.plans().stream()
                .allMatch(plan -> base.treeId(plan.folder()).equals(tip.treeId(plan.folder())));
    }

    private void refuseForeignCommits(List<Revision> commits, String name) {
        var foreign = commits.stream()
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
}
