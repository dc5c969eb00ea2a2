package dev.coop.deploy;

import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.Overtaken;
import dev.coop.gitops.GitOpsRepository.Refused;
import dev.coop.platform.Environment.DeployMode;
import dev.coop.source.Person;
import dev.coop.time.Pause;
import java.time.Duration;
import java.time.InstantSource;
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

    private final Planning planner;
    private final Proposer proposer;
    private final GitOpsRepository repository;
    private final Supplier<Person> committer;
    private final InstantSource clock;
    private final Pause pause;
    private final DeployProgress progress;

    /**
     * @param planner works out what to write
     * @param proposer opens pull requests
     * @param repository where releases are
     * @param committer who commits
     * @param clock the time
     * @param pause lets time pass between two tries
     * @param progress told of the steps
     */
    public Deployer(
            Planning planner,
            Proposer proposer,
            GitOpsRepository repository,
            Supplier<Person> committer,
            InstantSource clock,
            Pause pause,
            DeployProgress progress) {
        this.planner = planner;
        this.proposer = proposer;
        this.repository = repository;
        this.committer = committer;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
    }

    /** Deploys; tries again, up to five minutes, when somebody else was faster. */
    public DeployOutcome deploy(DeployRequest request) {
        var deadline = clock.instant().plus(PERSISTENCE);
        var wait = FIRST_PAUSE;
        var told = progress;
        while (true) {
            var outcome = attempt(request, told);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (!clock.instant().isBefore(deadline) || Thread.currentThread().isInterrupted()) {
                throw overtaken();
            }
            pause.pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
            told = Silence.INSTANCE;
        }
    }

    /** Returns what came of one try; nothing when somebody else was faster. */
    private Optional<DeployOutcome> attempt(DeployRequest request, DeployProgress told) {
        var tip = repository.tip();
        var plan = planner.plan(tip, request, told);
        var superseding = plan.superseding();
        if (superseding.isPresent()) {
            return Optional.of(new Superseded(plan.release(), superseding.get()));
        }
        if (plan.changesNothing()) {
            return Optional.of(new UpToDate(plan.release()));
        }
        if (request.rehearsal() == Rehearsal.DRY_RUN) {
            return Optional.of(new Rehearsed(plan.release(), how(plan.mode()), plan.changes(), plan.diff()));
        }
        Frozen.check(plan, clock.instant(), told);
        return switch (plan.mode()) {
            case AUTO -> commit(plan);
            case REVIEW, MERGE -> proposer.propose(plan, committer.get(), Optional.empty());
        };
    }

    private Optional<DeployOutcome> commit(Plan plan) {
        var main = repository.mainBranch();
        var change = new Change(
                plan.tip(),
                main,
                Optional.of(plan.tip().commit()),
                plan.folder(),
                plan.files(),
                plan.message(),
                committer.get());
        return switch (repository.push(change)) {
            case Landed(var commit) -> Optional.of(new Committed(plan.release(), commit, plan.changes()));
            case Overtaken() -> Optional.empty();
            case Refused(var reason) -> proposer.propose(plan, committer.get(), Optional.of(reason));
        };
    }

    private static String how(DeployMode mode) {
        return switch (mode) {
            case AUTO -> "commit to the main branch";
            case REVIEW -> "open a pull request for review";
            case MERGE -> "open a pull request that merges when its checks pass";
        };
    }

    private Failure overtaken() {
        return new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error("overtaken", "somebody else was faster each time for five minutes")
                        .at(new Location.OnRemote(repository.address().value(), "push"))
                        .hint("run the same command again; nothing was changed"));
    }

    /** The second try is the first one told again. */
    private enum Silence implements DeployProgress {
        INSTANCE;

        @Override
        public void done(String step, String text) {}

        @Override
        public void warning(String text) {}

        @Override
        public void detail(String text) {}
    }

    /** Opens pull requests; the forge behind it may not be known. */
    public interface Proposer {
        /** Returns what came of it; nothing when somebody else was faster. */
        Optional<DeployOutcome> propose(Plan plan, Person committer, Optional<String> because);
    }
}
