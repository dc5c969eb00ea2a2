package dev.coop.deploy;

import dev.coop.deploy.Batch.Scope;
import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.By;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.ProposedAlready;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.Release;
import dev.coop.gitops.Snapshot;
import dev.coop.source.Person;
import dev.coop.time.Pause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes an environment run a release: commits it, or proposes it in a pull request. Each step looks at the world before
 * it acts, so running it again after an interruption at any point converges on the same result.
 */
public final class Deployer {
    private static final Duration PERSISTENCE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final List<Planning> planners;
    private final Scope scope;
    private final PullRequests pullRequests;
    private final GitOpsRepository repository;
    private final Supplier<Person> committer;
    private final InstantSource clock;
    private final Pause pause;
    private final DeployProgress progress;

    private Deployer(
            List<? extends Planning> planners,
            Scope scope,
            PullRequests pullRequests,
            GitOpsRepository repository,
            Supplier<Person> committer,
            InstantSource clock,
            Pause pause,
            DeployProgress progress) {
        this.planners = List.copyOf(planners);
        this.scope = scope;
        this.pullRequests = pullRequests;
        this.repository = repository;
        this.committer = committer;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
    }

    /**
     * What every deploy works with.
     *
     * @param pullRequests opens them
     * @param repository where releases are
     * @param committer who commits
     * @param clock the time
     * @param pause lets time pass between two tries
     * @param progress told of the steps
     */
    public record Workshop(
            PullRequests pullRequests,
            GitOpsRepository repository,
            Supplier<Person> committer,
            InstantSource clock,
            Pause pause,
            DeployProgress progress) {

        /** Returns what deploys one app, or takes it back. */
        public Deployer one(Planning planner) {
            return deployer(List.of(planner), Scope.APP);
        }

        /** Returns what deploys all apps of a repository in one commit or pull request, in this order. */
        public Deployer all(List<Planner> planners) {
            return deployer(planners, Scope.REPOSITORY);
        }

        private Deployer deployer(List<? extends Planning> planners, Scope scope) {
            return new Deployer(planners, scope, pullRequests, repository, committer, clock, pause, progress);
        }
    }

    /**
     * Deploys; tries again, up to five minutes, when somebody else was faster. Returns what came of each app, in order.
     */
    public List<DeployOutcome> deploy(DeployRequest request) {
        var deadline = clock.instant().plus(PERSISTENCE);
        var wait = FIRST_PAUSE;
        var waited = Duration.ZERO;
        var told = progress;
        // What was looked at to get here; the push expects it to be so still.
        var tip = repository.seen();
        while (true) {
            var outcomes = attempt(tip, request, told);
            if (outcomes.isPresent()) {
                return outcomes.get();
            }
            // Also where somebody sets the clock back meanwhile.
            var late = waited.compareTo(PERSISTENCE) >= 0 || !clock.instant().isBefore(deadline);
            if (late || Thread.currentThread().isInterrupted()) {
                throw overtaken();
            }
            pause.pause(wait);
            waited = waited.plus(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
            // The second try is the first one told again.
            told = Silence.INSTANCE;
            tip = repository.tip();
        }
    }

    /** Returns what came of one try; nothing when somebody else was faster. */
    private Optional<List<DeployOutcome>> attempt(Snapshot tip, DeployRequest request, DeployProgress told) {
        tip.prepare(
                planners.stream().map(planner -> Release.folder(planner.app())).toList());
        var plans = planners.stream()
                .map(planner -> planner.plan(tip, request, told))
                .toList();
        var due = plans.stream().filter(plan -> settled(plan).isEmpty()).toList();
        var environment = plans.getFirst().environment();
        if (due.isEmpty()) {
            if (request.rehearsal() == Rehearsal.FOR_REAL) {
                pullRequests.closeOutdated(new Batch(tip, environment, plans, scope), told);
            }
            return Optional.of(
                    plans.stream().flatMap(plan -> settled(plan).stream()).toList());
        }
        var batch = new Batch(tip, environment, due, scope);
        if (request.rehearsal() == Rehearsal.DRY_RUN) {
            return rehearsed(batch, plans, told);
        }
        due.forEach(plan -> Frozen.check(plan, clock.instant(), told));
        var landing = switch (batch.mode()) {
            case AUTO -> commit(batch, told);
            case REVIEW, MERGE -> pullRequests.propose(batch, committer.get(), Optional.empty(), told);
        };
        return outcomes(plans, landing);
    }

    /** What would keep it from being done is told with what would be done, for who wants to see it before. */
    private Optional<List<DeployOutcome>> rehearsed(Batch batch, List<Plan> plans, DeployProgress told) {
        try {
            batch.plans().forEach(plan -> Frozen.check(plan, clock.instant(), told));
            return outcomes(
                    plans,
                    switch (batch.mode()) {
                        case AUTO -> new Landing.Rehearsed("commit to the main branch");
                        case REVIEW, MERGE -> pullRequests.rehearse(batch, told);
                    });
        } catch (Failure hindrance) {
            return Optional.of(
                    each(plans, plan -> new Rehearsed(plan.release(), "be refused", plan, Optional.of(hindrance))));
        }
    }

    private static Optional<List<DeployOutcome>> outcomes(List<Plan> plans, Landing landing) {
        return landing instanceof Landing.Overtaken
                ? Optional.empty()
                : Optional.of(each(plans, plan -> outcome(plan, landing)));
    }

    private static Optional<DeployOutcome> settled(Plan plan) {
        return plan.superseding()
                .<DeployOutcome>map(newer -> new Superseded(plan.release(), newer, By.RUNNING))
                .or(() -> plan.changesNothing() ? Optional.of(new UpToDate(plan.release())) : Optional.empty());
    }

    private interface Ending {
        DeployOutcome of(Plan plan);
    }

    private static List<DeployOutcome> each(List<Plan> plans, Ending ending) {
        return plans.stream()
                .map(plan -> settled(plan).orElseGet(() -> ending.of(plan)))
                .toList();
    }

    private static DeployOutcome outcome(Plan plan, Landing landing) {
        var release = plan.release();
        return switch (landing) {
            case Landing.OnMain(var commit, var through, var because) ->
                new Committed(release, commit, plan.changes(), through, because);
            case Landing.InPullRequest(var pullRequest, var step, var merges, var because) ->
                new Proposed(plan.purpose(), release, pullRequest, step, plan.changes(), merges, because);
            case Landing.OnBranch(var branch, var moved) -> new BranchPushed(release, branch, plan.changes(), moved);
            case Landing.Rehearsed(var how) -> new Rehearsed(release, how, plan, Optional.empty());
            case Landing.InPullRequestAlready(var pullRequest) ->
                new ProposedAlready(release, pullRequest, plan.changes());
            case Landing.Behind(var newer, var rest) ->
                Optional.ofNullable(newer.get(release.app()))
                        .<DeployOutcome>map(other -> new Superseded(release, other, By.PROPOSED))
                        .orElseGet(() -> outcome(plan, rest.orElseThrow()));
            case Landing.Overtaken() -> throw new IllegalStateException("an overtaken try has no outcome");
        };
    }

    private Landing commit(Batch batch, DeployProgress told) {
        var change = new Change(
                batch.tip(),
                repository.mainBranch(),
                Optional.of(batch.tip().commit()),
                batch.folders(),
                batch.message(),
                committer.get());
        return switch (repository.push(change)) {
            case GitOpsRepository.Landed(var commit) -> {
                pullRequests.closeAfter(batch, told);
                yield new Landing.OnMain(commit, Optional.empty(), Optional.empty());
            }
            case GitOpsRepository.Overtaken() -> new Landing.Overtaken();
            case GitOpsRepository.Refused(var reason) ->
                pullRequests.propose(batch, committer.get(), Optional.of(reason), told);
        };
    }

    private Failure overtaken() {
        return new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error("overtaken", "somebody else was faster each time for five minutes")
                        .at(new Location.OnRemote(repository.address().value(), "push"))
                        .hint("run the same command again; nothing was changed"));
    }
}
