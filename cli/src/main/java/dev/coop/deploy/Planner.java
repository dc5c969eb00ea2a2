package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.deploy.body.Content;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what a deploy would write on the main branch as it was just seen. Changes nothing. */
public final class Planner {
    private final AppName app;
    private final PlatformOnTip platforms;
    private final Checkout checkout;
    private final Predecessor predecessor;
    private final ImageCheck images;
    private final SourceRepository source;

    /**
     * @param app the app
     * @param platforms reads the platform
     * @param checkout what an entry environment takes
     * @param predecessor what a later environment takes
     * @param images looks the image up
     * @param source the app's own repository
     */
    public Planner(
            AppName app,
            PlatformOnTip platforms,
            Checkout checkout,
            Predecessor predecessor,
            ImageCheck images,
            SourceRepository source) {
        this.app = app;
        this.platforms = platforms;
        this.checkout = checkout;
        this.predecessor = predecessor;
        this.images = images;
        this.source = source;
    }

    /** Reads the platform of a snapshot of the GitOps repository. */
    public interface PlatformOnTip {
        /** Returns the platform, or fails with what is wrong in platform.yaml. */
        Platform read(Snapshot tip);
    }

    /** Returns what the request would write on this tip. */
    Plan plan(Snapshot tip, DeployRequest request, DeployProgress progress) {
        var platform = platforms.read(tip);
        var environment = Target.choose(platform, request.environment());
        var candidate = environment.after().isEmpty()
                ? checkout.candidate(platform, environment, request.image(), progress)
                : predecessor.candidate(tip, app, platform, environment, request, progress);
        progress.done("image", candidate.repository().at(candidate.digest()) + "  (" + candidate.origin() + ")");

        Ownership.check(tip, app, platform, candidate.source());
        DerivedNames.check(tip, app, platform, environment);
        var team = Ownership.team(candidate.app(), platform);
        var current = Releases.of(tip, app, environment.name());
        var standing = Standing.of(current, candidate, environment, source, request.history());
        var release = new Release(
                app,
                environment.name(),
                team,
                environment.cluster(),
                environment.namespaceOf(app),
                candidate.repository(),
                candidate.digest(),
                candidate.source());
        var folder = ReleaseFolder.of(candidate, platform, environment, release);
        var unseen = images.remark(release.image(), candidate.app().build().platforms());
        unseen.ifPresent(progress::warning);
        progress.done("checked", folder.manifests() + " manifests, policies of " + platform.name());

        var commit =
                source.head().filter(head -> head.id().equals(candidate.source().commit()));
        return new Plan(
                tip,
                environment,
                release,
                current,
                standing.superseding(),
                tip.files(Release.folder(app, environment.name())),
                folder.files(),
                CommitMessage.of(release, commit.or(() -> known(candidate, current))),
                candidate.origin(),
                reviewers(platform, environment, team),
                standing.remarks(),
                new Content.Checks(
                        folder.manifests(),
                        Optional.of(platform.name()),
                        unseen.stream().toList()),
                request.history(),
                candidate.runsIn(),
                pipeline(tip, platform));
    }

    private Content.Pipeline pipeline(Snapshot tip, Platform platform) {
        return new Content.Pipeline(platform.environments().stream()
                .map(environment -> new Content.Stage(
                        environment.name(),
                        environment.after(),
                        Releases.of(tip, app, environment.name())
                                .map(release -> release.source().version())))
                .toList());
    }

    /** A promotion's commit is not checked out, but this clone may have it. */
    private Optional<SourceCommit> known(Candidate candidate, Optional<Release> current) {
        return current.flatMap(
                        before -> source
                                .between(
                                        before.source().commit(),
                                        candidate.source().commit(),
                                        1)
                                .stream()
                                .findFirst())
                .filter(commit -> commit.id().equals(candidate.source().commit()));
    }

    private List<String> reviewers(Platform platform, Environment environment, Optional<String> team) {
        var reviewers = new ArrayList<>(environment.reviewersOf(app, team));
        platform.teamOf(app).ifPresent(owner -> reviewers.addAll(owner.reviewers()));
        return reviewers.stream().distinct().toList();
    }

    /** Fails because a predecessor has no release to take. */
    static Failure neverDeployed(AppName app, String environment) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("never-deployed", app + " was never deployed to " + environment)
                        .at(new Location.OfFile("platform.yaml"))
                        .hint("coop deploy " + environment + " first"));
    }
}
