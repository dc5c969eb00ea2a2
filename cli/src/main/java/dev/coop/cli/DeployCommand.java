package dev.coop.cli;

import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployRequest;
import dev.coop.deploy.Target;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deploy",
        description = {
            "Writes the release and its manifests to `apps/<app>/<environment>/` of the GitOps repository. An"
                + " environment with `deploy: auto` gets a commit on the main branch, one with `deploy: review` a pull"
                + " request, opened or brought up to date.",
            "An entry environment runs the image that was built for this commit. An environment that comes after"
                + " another takes the release of that one: the same image and the same source, rendered for where it"
                + " goes.",
            "Running it again is safe and does only what is left to do. Standard output is the commit, or the address"
                    + " of the pull request; with --dry-run, the diff."
        },
        exitCodeList = {
            "3:there is no image for the commit, or something to deploy is not valid",
            "6:the app belongs to another source, somebody else committed to coop's branch, or another line of history"
                    + " runs there",
            "7:a freeze, a commit that was rolled back, or the environment before it is not healthy; with --wait, a"
                    + " review is needed",
            "8:with --wait, the time ran out",
            "10:with --wait, the rollout failed"
        },
        footer = {
            "# to the entry environment",
            "coop deploy",
            "# promote: what runs before prod",
            "coop deploy prod",
            "# every app of the repository at once",
            "coop deploy prod --all",
            "# what it would do",
            "coop deploy prod --dry-run",
            "# an image that was built elsewhere",
            "coop deploy dev --image ghcr.io/acme/shop@sha256:..."
        })
final class DeployCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    EnvironmentChoice environment;

    @Mixin
    AppChoice app;

    @Mixin
    OutputChoice output;

    @Mixin
    ReleaseChoice release;

    @Option(names = "--all", description = "Every app in this folder and below it, in one commit or one pull request.")
    boolean all;

    @Option(names = "--dry-run", description = "Only show what would change, as a diff.")
    boolean dryRun;

    @Option(names = "--force", description = "Deploy although what runs is newer or on another line of history.")
    boolean force;

    @Option(names = "--release-hold", description = "Deploy although this commit, or a newer one, was rolled back.")
    boolean releaseHold;

    @Option(names = "--wait", description = "Follow the rollout to its end.")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to follow at most, such as 90s or 20m. Default: 15m.")
    Duration timeout = Duration.ofMinutes(15);

    DeployCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var request = new DeployRequest(
                environment.name(),
                release.image(),
                release.from(),
                force ? DeployRequest.History.FORCED : DeployRequest.History.RESPECTED,
                dryRun ? DeployRequest.Rehearsal.DRY_RUN : DeployRequest.Rehearsal.FOR_REAL,
                releaseHold ? DeployRequest.Holding.RELEASED : DeployRequest.Holding.RESPECTED);
        var on = all ? onAll() : app.on(session);
        var outcomes = on.deployer(
                        new DeployLines(session.terminal()),
                        dryRun ? DeploySession.Unbuilt.REFUSED : DeploySession.Unbuilt.OFFERED)
                .deploy(request);
        show(outcomes, on);
        return wait && !dryRun ? follow(outcomes, on) : Verdict.DONE;
    }

    private DeploySession onAll() {
        if (app.name().isPresent() || release.image().isPresent()) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("all-and-one", "--all is about every app here, --app and --image are about one")
                            .hint("leave out --all, or the other"));
        }
        return session.onAppsBelow();
    }

    /** Follows one after the other; the worst end is the end. */
    private Verdict follow(List<DeployOutcome> outcomes, PlatformSession on) {
        var target = Target.choose(on.platform(), environment.name());
        return outcomes.stream()
                .map(outcome -> new Follow(session, on, OutputChoice.Format.TEXT, timeout)
                        .follow(outcome.release().app(), List.of(target), Optional.of(target.name())))
                .reduce(Verdict.DONE, Verdict::worse);
    }

    private void show(List<DeployOutcome> outcomes, PlatformSession on) {
        var screen = new OutcomeScreen(
                session.terminal(),
                on,
                output.format,
                wait && !dryRun ? OutcomeScreen.After.FOLLOWS : OutcomeScreen.After.SAYS_WHAT_IS_NEXT);
        if (all) {
            screen.showAll(outcomes);
        } else {
            screen.show(outcomes.getFirst());
        }
    }
}
