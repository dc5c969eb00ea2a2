package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.deploy.body.Content;
import dev.coop.deploy.body.Content.Running;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Works out what a deploy would write on the main branch as it was just seen. Changes nothing. */
public final class Planner implements Planning {
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

    @Override
    public AppName app() {
        return app;
    }

    @Override
    public Plan plan(Snapshot tip, DeployRequest request, DeployProgress progress) {
        var platform = platforms.read(tip);
        var environment = Target.choose(platform, request.environment());
        var current = Releases.of(tip, app, environment.name());
        if (environment.after().isEmpty()) {
            request.from().ifPresent(from -> {
                throw Predecessor.notBefore(environment, from);
            });
        }
        var candidate = environment.after().isEmpty()
                ? checkout.candidate(platform, environment, request.image(), current, progress)
                : predecessor.candidate(tip, app, platform, environment, request, progress);
        progress.done(
                "image",
                candidate.repository().at(candidate.digest()).abbreviated() + "  (" + candidate.origin() + ")");

        Ownership.check(tip, app, platform, candidate.source());
        DerivedNames.check(tip, app, platform, environment);
        var team = candidate.app().team();
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
        var kept = Holds.check(tip, release, current, standing, source, request.holding());
        var folder = ReleaseFolder.of(candidate, environment, release);
        folder.files().putAll(kept);
        var before = Releases.files(tip, app, environment.name());
        progress.done("checked", folder.manifests() + " manifests, policies of " + platform.name());
        // What is settled needs nobody else's word: neither the registry's nor that of who runs it.
        var settled = standing.superseding().isPresent() || Plan.same(before, folder.files());
        var remarks = Stream.concat(standing.remarks().stream(), Holds.lifted(tip, release, kept, standing).stream())
                .toList();
        var notes = settled
                ? Notes.none()
                : new Notes(
                        candidate.origin(),
                        Reviewers.of(platform, environment, app, team),
                        remarks,
                        checks(platform, release, candidate, folder, progress),
                        runsIn(platform, environment, request),
                        Notes.pipeline(tip, platform, app),
                        Optional.empty());
        return new Plan(
                tip,
                environment,
                release,
                current,
                standing.superseding(),
                before,
                folder.files(),
                CommitMessage.of(release, commit(candidate, current)),
                request.history(),
                Purpose.DEPLOY,
                notes);
    }

    private Content.Checks checks(
            Platform platform, Release release, Candidate candidate, ReleaseFolder folder, DeployProgress progress) {
        var unseen =
                images.remark(release.image(), candidate.app().app().build().platforms());
        unseen.ifPresent(progress::warning);
        return new Content.Checks(
                folder.manifests(),
                Optional.of(platform.name()),
                unseen.stream().toList());
    }

    private List<Running> runsIn(Platform platform, Environment environment, DeployRequest request) {
        return environment.after().isEmpty()
                ? List.of()
                : predecessor.runsIn(app, platform, environment, request.from());
    }

    private Optional<SourceCommit> commit(Candidate candidate, Optional<Release> current) {
        return source.head()
                .filter(head -> head.id().equals(candidate.source().commit()))
                .or(() -> known(candidate, current));
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

    /** Fails because a predecessor has no release to take; whether it ever had one, only its history knows. */
    public static Failure neverDeployed(AppName app, String environment) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("never-deployed", app + " is not deployed in " + environment)
                        .at(new Location.OfFile("platform.yaml"))
                        .hint("coop deploy " + environment + " first"));
    }
}
