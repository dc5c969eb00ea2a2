package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.delivery.Rollout;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.image.ImageReference;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.source.WorkTree;
import dev.coop.validate.AppFile;
import dev.coop.yaml.SourceText;
import java.util.Optional;

/**
 * What a later environment takes: the release of the environment before it, rendered anew from that release's files.
 */
public final class Predecessor {
    private final Wellbeing wellbeing;

    public Predecessor(Wellbeing wellbeing) {
        this.wellbeing = wellbeing;
    }

    /** Tells how the app is in an environment. */
    public interface Wellbeing {
        /** Returns the app's rollout there. */
        Rollout of(AppName app, Platform platform, Environment environment);
    }

    Candidate candidate(
            Snapshot tip,
            AppName app,
            Platform platform,
            Environment environment,
            Optional<ImageReference> image,
            DeployProgress progress) {
        if (image.isPresent()) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error(
                                    "image-of-promotion",
                                    "--image goes to an entry environment; " + environment.name()
                                            + " takes what runs before it")
                            .hint("coop deploy " + environment.name() + " without --image"));
        }
        var before = environment.after().getFirst();
        var release = Releases.of(tip, app, before).orElseThrow(() -> Planner.neverDeployed(app, before.value()));
        refuseDirty(release, environment);
        if (environment.requiresHealthy()) {
            requireHealthy(app, platform, platform.environment(before).orElseThrow());
        }
        var files = new SourceFiles(tip.files(Release.folder(app, before) + "/source"));
        var text = files.text(SourceFiles.COOP_YAML).orElseThrow(() -> Planner.neverDeployed(app, before.value()));
        var described = new AppFile()
                .read(new SourceText(Release.folder(app, before) + "/source/" + SourceFiles.COOP_YAML, text));
        var source = release.source();
        progress.detail("takes what runs in %s: %s \"%s\"".formatted(before, source.version(), source.subject()));
        return new Candidate(
                described, files, source, release.repository(), release.digest(), "as it runs in " + before);
    }

    private static void refuseDirty(Release release, Environment environment) {
        if (release.source().workTree() == WorkTree.DIRTY && environment.deploy() != Environment.DeployMode.AUTO) {
            throw Checkout.dirty(
                    environment,
                    release.environment() + " runs " + release.source().version() + ", a work tree with changes");
        }
    }

    private void requireHealthy(AppName app, Platform platform, Environment before) {
        var rollout = wellbeing.of(app, platform, before);
        if (rollout != Rollout.HEALTHY) {
            throw new Failure(
                    Failure.Kind.WAITS_FOR_PERSON,
                    Diagnostic.error(
                                    "predecessor-not-healthy",
                                    app + " is not healthy in " + before.name() + ": " + rollout.word())
                            .hint("coop status --environment " + before.name() + " --watch"));
        }
    }
}
