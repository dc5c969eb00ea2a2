package dev.coop.removal;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.deploy.CommitMessage;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.DeployRequest;
import dev.coop.deploy.Notes;
import dev.coop.deploy.Plan;
import dev.coop.deploy.Planner.PlatformOnTip;
import dev.coop.deploy.Planning;
import dev.coop.deploy.Purpose;
import dev.coop.deploy.Reviewers;
import dev.coop.deploy.Target;
import dev.coop.deploy.body.Content;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.history.HistoryEntry;
import dev.coop.history.HistoryReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Works out what goes when an app leaves an environment: everything in its folder, but for the word that a commit is
 * held there, which a removal does not make better.
 */
public final class RemovalPlanner implements Planning {
    private static final int LOOK = 20;

    private final AppName app;
    private final GitOpsRepository repository;
    private final PlatformOnTip platforms;

    /**
     * @param app the app
     * @param repository where releases are
     * @param platforms reads the platform
     */
    public RemovalPlanner(AppName app, GitOpsRepository repository, PlatformOnTip platforms) {
        this.app = app;
        this.repository = repository;
        this.platforms = platforms;
    }

    @Override
    public AppName app() {
        return app;
    }

    @Override
    public Plan plan(Snapshot tip, DeployRequest request, DeployProgress progress) {
        var platform = platforms.read(tip);
        var environment = Target.choose(platform, request.environment());
        var current = Releases.of(tip, app, environment.name());
        var release = current.orElseGet(() -> lastOne(tip, environment.name()));
        var before = Releases.files(tip, app, environment.name());
        var kept = new TreeMap<>(before);
        kept.keySet().retainAll(Set.of(Hold.FILE));
        var stored = Stored.in(before);
        stored.forEach(progress::warning);
        return new Plan(
                tip,
                environment,
                release,
                current,
                Optional.empty(),
                current.isPresent() ? before : kept,
                kept,
                CommitMessage.ofRemoval(release),
                request.history(),
                Purpose.REMOVAL,
                new Notes(
                        "everything that runs there is deleted",
                        Reviewers.of(platform, environment, app, release.team()),
                        stored,
                        new Content.Checks(0, Optional.empty(), List.of()),
                        List.of(),
                        Notes.pipeline(tip, platform, app),
                        Optional.empty()));
    }

    /** Returns what ran before the app was taken out; fails where nothing ever ran. */
    private Release lastOne(Snapshot tip, EnvironmentName environment) {
        return new HistoryReader(repository)
                .read(tip, app, environment, LOOK).entries().stream()
                        .flatMap((HistoryEntry entry) -> entry.release().stream())
                        .findFirst()
                        .orElseThrow(() -> new Failure(
                                Failure.Kind.INVALID_INPUT,
                                Diagnostic.error("never-deployed", app + " was never deployed to " + environment)
                                        .hint("there is nothing to remove; coop status shows where it runs")));
    }
}
