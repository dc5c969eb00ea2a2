package dev.coop;

import dev.coop.app.AppName;
import dev.coop.cli.DeploySession.Unbuilt;
import dev.coop.cli.PlatformSession;
import dev.coop.config.PlatformChoice;
import dev.coop.config.PlatformChoice.Origin;
import dev.coop.delivery.Rollout;
import dev.coop.deploy.Checkout;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Deployer;
import dev.coop.deploy.ImageCheck;
import dev.coop.deploy.Planner;
import dev.coop.deploy.Predecessor;
import dev.coop.deploy.PullRequests;
import dev.coop.deploy.Undoing;
import dev.coop.deploy.body.Content.Running;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.history.HistoryReader;
import dev.coop.image.SilentRegistry;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.removal.RemovalPlanner;
import dev.coop.rollback.Earlier;
import dev.coop.rollback.RollbackPlanner;
import dev.coop.source.Person;
import dev.coop.source.SourceRepository;
import dev.coop.status.Addresses;
import dev.coop.status.StatusReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a command does with one platform, each part made when it is first asked for. */
class WiredPlatform implements PlatformSession {
    private final WiredSession run;
    private final NamedPlatform named;
    private final Path folder;
    private final Once<PlatformChoice> choice = new Once<>(this::choose);
    private final Once<GitOpsRepository> repository = new Once<>(this::openRepository);
    private final Once<Platform> platform = new Once<>(this::readPlatform);
    private final Once<Optional<Forge>> forge = new Once<>(this::findForge);
    private final Once<SourceRepository> source = new Once<>(this::openSource);

    /**
     * @param run the run that this is part of
     * @param named which platform it is
     * @param folder whose Git repository is the app's, and whose Git configuration says who works here
     */
    WiredPlatform(WiredSession run, NamedPlatform named, Path folder) {
        this.run = run;
        this.named = named;
        this.folder = folder;
    }

    /** A CI run that deployed nowhere must not be green, so the sandbox stands in only before a person. */
    private PlatformChoice choose() {
        return named.named().orElseGet(() -> {
            if (!run.personIsThere()) {
                throw noPlatform();
            }
            run.terminal().note("using the sandbox (simulated): no platform is named");
            return PlatformChoice.sandbox(Origin.DEFAULT);
        });
    }

    private static Failure noPlatform() {
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error(
                                "no-platform",
                                "no platform is named, and there is no terminal to fall back to the sandbox")
                        .hint("set `platform:` in coop.yaml, COOP_PLATFORM or --platform to the GitOps repository's"
                                + " URL, or to `sandbox`"));
    }

    private GitOpsRepository openRepository() {
        var opened = run.adapters().repository(choice.get(), folder, people());
        expected().forEach(opened::expect);
        return opened;
    }

    /** Returns what the branches begin with that will be asked for, where that is known before anything is read. */
    List<String> expected() {
        return List.of();
    }

    private Platform readPlatform() {
        var opened = repository.get();
        return named.keep(opened.address(), opened.tip());
    }

    private Optional<Forge> findForge() {
        return run.adapters()
                .forge(
                        choice.get(),
                        platform(),
                        repository.get(),
                        () -> source.get().author());
    }

    private SourceRepository openSource() {
        return run.open(folder);
    }

    Adapters.People people() {
        return new Adapters.People(
                source.get().author(),
                source.get().committer(),
                source.get().knowsCommitter()
                        ? "Git's variables and configuration, or the CI job"
                        : "made up, as neither Git nor a CI job says; a shared platform takes no commit of it");
    }

    WiredSession run() {
        return run;
    }

    Path folder() {
        return folder;
    }

    NamedPlatform named() {
        return named;
    }

    PlatformChoice choice() {
        return choice.get();
    }

    SourceRepository source() {
        return source.get();
    }

    @Override
    public Platform platform() {
        return platform.get();
    }

    @Override
    public List<String> apps() {
        return repository.get().seen().list("apps");
    }

    @Override
    public boolean simulated() {
        return choice.get().isSandbox();
    }

    @Override
    public Optional<KnownPlatform> known() {
        return isKnownWhich() ? named.known(choice.get()) : Optional.empty();
    }

    /** A coop.yaml that cannot be read may name any platform; what is wrong in it is said when it is read as an app. */
    private boolean isKnownWhich() {
        try {
            return named.named().isPresent() || run.personIsThere();
        } catch (Failure unreadable) {
            return false;
        }
    }

    /** Returns what every deploy works with. */
    Deployer.Workshop workshop(DeployProgress progress) {
        platform();
        return new Deployer.Workshop(
                new PullRequests(repository.get(), forge, source.get()),
                repository.get(),
                this::committer,
                run.surroundings().clock(),
                run.surroundings().pause(),
                progress);
    }

    /** Who changes a shared platform has a name; in the sandbox anyone may play. */
    private Person committer() {
        if (!simulated() && !source.get().knowsCommitter()) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "no-identity",
                                    "nothing says who commits to platform "
                                            + platform().name())
                            .hint("git config --global user.name \"…\" && git config --global user.email …, or set"
                                    + " GIT_COMMITTER_NAME and GIT_COMMITTER_EMAIL"));
        }
        return source.get().committer();
    }

    ImageCheck imageCheck() {
        return new ImageCheck(run.adapters().images(choice.get()));
    }

    Checkout.SeenBy seenBy() {
        var onlyHere = simulated() || repository.get().address().host().isEmpty();
        return onlyHere ? Checkout.SeenBy.THIS_MACHINE : Checkout.SeenBy.OTHERS;
    }

    ImageCheck imageCheck(Unbuilt unbuilt, DeployProgress progress) {
        return unbuilt == Unbuilt.SHOWN
                ? new ImageCheck(new SilentRegistry(run.adapters().images(choice.get()), progress::warning))
                : imageCheck();
    }

    /** Returns what works out a deploy of an app from its own folder and repository. */
    Planner planner(AppName name, Checkout checkout, ImageCheck images, SourceRepository its) {
        return new Planner(name, NamedPlatform::read, checkout, new Predecessor(this::runsIn, told()), images, its);
    }

    /** Returns who is told how a release is where it runs. */
    Predecessor.Told told() {
        return Predecessor.Told.REVIEWERS;
    }

    /** How a rollout is does not depend on what is proposed after it. */
    private Running runsIn(AppName app, Platform tip, Environment environment) {
        if (environment.argocd().isEmpty() && !simulated()) {
            return new Running(environment.name(), Rollout.UNKNOWN, Optional.empty());
        }
        var status = statusReader(Optional.empty()).rollout(app, environment);
        return new Running(environment.name(), status.rollout(), status.since());
    }

    @Override
    public StatusReader statusReader() {
        return statusReader(forge.get());
    }

    private StatusReader statusReader(Optional<Forge> where) {
        return new StatusReader(
                repository.get(),
                where,
                run.adapters().delivery(choice.get(), repository.get()),
                source.get(),
                run.surroundings().clock());
    }

    @Override
    public HistoryReader historyReader() {
        return new HistoryReader(repository.get());
    }

    @Override
    public Addresses addresses() {
        return new Addresses(repository.get(), forge);
    }

    @Override
    public Undoing rollback(AppName app, Earlier earlier, String reason, DeployProgress progress) {
        return new Undoing(workshop(progress)
                .one(new RollbackPlanner(
                        app, earlier, reason, repository.get(), NamedPlatform::read, imageCheck(), this::committer)));
    }

    @Override
    public Undoing removal(AppName app, DeployProgress progress) {
        return new Undoing(workshop(progress).one(new RemovalPlanner(app, repository.get(), NamedPlatform::read)));
    }
}
