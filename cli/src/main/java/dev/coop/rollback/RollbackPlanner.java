package dev.coop.rollback;

import dev.coop.app.AppName;
import dev.coop.deploy.CommitMessage;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.DeployRequest;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.deploy.ImageCheck;
import dev.coop.deploy.Notes;
import dev.coop.deploy.Ownership;
import dev.coop.deploy.Plan;
import dev.coop.deploy.Planner.PlatformOnTip;
import dev.coop.deploy.Planning;
import dev.coop.deploy.Purpose;
import dev.coop.deploy.Reviewers;
import dev.coop.deploy.Target;
import dev.coop.deploy.body.Content;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Hold;
import dev.coop.gitops.HoldYaml;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import dev.coop.source.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Works out how an environment's earlier release comes back: its exact files, and the hold on the one that goes. */
public final class RollbackPlanner implements Planning {
    private final AppName app;
    private final Earlier earlier;
    private final String reason;
    private final GitOpsRepository repository;
    private final PlatformOnTip platforms;
    private final ImageCheck images;
    private final Supplier<Person> committer;

    /**
     * @param app the app
     * @param earlier which release comes back
     * @param reason what is wrong with the one that goes; empty where nobody says
     * @param repository where releases are
     * @param platforms reads the platform
     * @param images looks the image up
     * @param committer who rolls back
     */
    public RollbackPlanner(
            AppName app,
            Earlier earlier,
            String reason,
            GitOpsRepository repository,
            PlatformOnTip platforms,
            ImageCheck images,
            Supplier<Person> committer) {
        this.app = app;
        this.earlier = earlier;
        this.reason = reason;
        this.repository = repository;
        this.platforms = platforms;
        this.images = images;
        this.committer = committer;
    }

    @Override
    public AppName app() {
        return app;
    }

    @Override
    public Plan plan(Snapshot tip, DeployRequest request, DeployProgress progress) {
        var platform = platforms.read(tip);
        var environment = Target.choose(platform, request.environment());
        var name = environment.name();
        var current = Releases.of(tip, app, name);
        var hold = Releases.hold(tip, app, name);
        if (current.isPresent() && hold.isPresent() && earlier instanceof Earlier.TheOneBefore) {
            return asItIs(tip, environment, current.get());
        }
        var why = why(current, request.rehearsal());
        var found = new Choice(repository, tip, app, name).of(earlier, current, hold);
        if (current.filter(running -> Choice.same(running, found.release())).isPresent()) {
            return asItIs(tip, environment, found.release());
        }
        Ownership.check(tip, app, platform, found.release().source());
        var restored = Restored.from(found, platforms, platform, environment);
        progress.done(
                "release",
                "%s \"%s\" of %s"
                        .formatted(
                                restored.release().source().version(),
                                restored.release().source().subject(),
                                found.at()));
        restored.remark().ifPresent(progress::warning);
        var unseen = images.remark(restored.release().image(), restored.imagePlatforms());
        unseen.ifPresent(progress::warning);
        var files = restored.files();
        held(current, hold, why).ifPresent(bad -> files.put(Hold.FILE, bytes(HoldYaml.write(bad))));
        return new Plan(
                tip,
                environment,
                restored.release(),
                current,
                Optional.empty(),
                Releases.files(tip, app, name),
                files,
                CommitMessage.ofRollback(
                        restored.release(), found.revision(), paragraphs(current, restored, why.reason())),
                request.history(),
                Purpose.ROLLBACK,
                new Notes(
                        "as it ran from " + found.at(),
                        Reviewers.of(
                                platform, environment, app, restored.release().team()),
                        restored.remark().stream().toList(),
                        new Content.Checks(
                                restored.manifests(),
                                Optional.of(platform.name()),
                                unseen.stream().toList()),
                        List.of(),
                        Notes.pipeline(tip, platform, app),
                        Optional.of(why.reason()).filter(text -> !text.isEmpty())));
    }

    /** Nothing is to be done: what should be there is what is there. */
    private Plan asItIs(Snapshot tip, Environment environment, Release current) {
        var files = Releases.files(tip, app, environment.name());
        return new Plan(
                tip,
                environment,
                current,
                Optional.of(current),
                Optional.empty(),
                files,
                files,
                "",
                DeployRequest.History.FORCED,
                Purpose.ROLLBACK,
                Notes.none());
    }

    /** What is wrong with the release that goes, and who says so. */
    private record Why(String reason, String by) {}

    /** A rollback that waits for review keeps the reason that was given with it, unless there is another. */
    private Why why(Optional<Release> current, Rehearsal rehearsal) {
        var mine = new Why(reason, who(rehearsal));
        return !reason.isEmpty()
                ? mine
                : current.flatMap(bad -> repository
                                .branch(Release.branch(app, bad.environment()))
                                .flatMap(branch -> Releases.hold(branch, app, bad.environment()))
                                .filter(hold ->
                                        hold.commit().equals(bad.source().commit())
                                                && hold.digest().equals(bad.digest()))
                                .map(hold -> new Why(hold.reason(), hold.by())))
                        .orElse(mine);
    }

    /** Who would commit: a rehearsal does without. */
    private String who(Rehearsal rehearsal) {
        try {
            return committer.get().name();
        } catch (Failure nobody) {
            if (rehearsal == Rehearsal.FOR_REAL) {
                throw nobody;
            }
            return "";
        }
    }

    /** Going further back leaves the hold on the newest bad commit, which is that of the first rollback. */
    private static Optional<Hold> held(Optional<Release> current, Optional<Hold> hold, Why why) {
        return hold.map(known -> why.reason().isEmpty()
                        ? known
                        : new Hold(known.commit(), known.digest(), why.reason(), why.by()))
                .or(() -> current.map(bad -> new Hold(bad.source().commit(), bad.digest(), why.reason(), why.by())));
    }

    private static List<String> paragraphs(Optional<Release> current, Restored restored, String reason) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(reason);
        paragraphs.add(went(current));
        restored.remark().ifPresent(paragraphs::add);
        return paragraphs;
    }

    private static String went(Optional<Release> current) {
        return current.map(bad -> "takes back %s \"%s\", which is held until a newer commit comes"
                        .formatted(bad.source().version(), bad.source().subject()))
                .orElse("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
