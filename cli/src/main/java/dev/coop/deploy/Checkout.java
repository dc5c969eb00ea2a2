package dev.coop.deploy;

import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.Release;
import dev.coop.image.AppImage;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageReference.Digest;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.source.SourceRepository;
import dev.coop.source.WorkTree;
import dev.coop.validate.Validator;
import java.util.Optional;

/** What an entry environment takes: the app as it is checked out, and the image that was built for its commit. */
public final class Checkout {
    private final SourceRepository source;
    private final String prefix;
    private final ImageCheck images;
    private final MissingImage missing;
    private final SeenBy seenBy;

    /**
     * @param source the app's own repository
     * @param prefix what stands in front of the paths of its files when a person reads them
     * @param images where images are looked up
     * @param missing what to do when the commit's image is not there
     * @param platform who sees the releases
     */
    public Checkout(SourceRepository source, String prefix, ImageCheck images, MissingImage missing, SeenBy platform) {
        this.source = source;
        this.prefix = prefix;
        this.images = images;
        this.missing = missing;
        this.seenBy = platform;
    }

    /** What to do when no image was built for a commit. */
    public interface MissingImage {
        /** Returns the digest of the image if a person had it built just now. */
        Optional<Digest> build(ImageReference wanted);
    }

    /** Who sees the releases of a platform. */
    public enum SeenBy {
        /** Whoever works on this machine. */
        THIS_MACHINE,
        OTHERS
    }

    private void warnOfPath(DeployProgress progress) {
        var origin = source.origin();
        if (seenBy == SeenBy.OTHERS && origin.host().isEmpty()) {
            progress.warning("others will see a path of this machine as the app's source, `" + origin
                    + "`: name its repository with `git remote add origin URL`");
        }
    }

    /**
     * Returns the app as it is checked out.
     *
     * @param image the image that was asked for
     * @param current what runs there; its image was looked at when it came
     */
    Candidate candidate(
            Platform platform,
            Environment environment,
            Optional<ImageReference> image,
            Optional<Release> current,
            DeployProgress progress) {
        var commit = source.head().orElseThrow(Checkout::noCommit);
        warnOfPath(progress);
        var workTree = source.hasChanges() ? WorkTree.DIRTY : WorkTree.CLEAN;
        if (workTree == WorkTree.DIRTY) {
            if (environment.deploy() != Environment.DeployMode.AUTO) {
                throw dirty(environment, "the work tree has changes that are not committed");
            }
            progress.warning("the work tree has changes that are not committed: this is "
                    + commit.id().abbreviated() + "-dirty");
        }
        var files = source.files();
        var checked = new Validator()
                .validate(new dev.coop.validate.Candidate(files, prefix, Optional.of(platform)))
                .checked();
        progress.warnings(checked.warnings());
        var app = checked.app();
        var repository = AppImage.repository(app, platform, environment.name());
        var ofCommit = new CommitImage(app.name(), source.path(), images, current.map(Release::image));
        var digest = image.map(this::pinned)
                .orElseGet(() -> ofCommit.find(repository, commit.id(), workTree)
                        .orElseGet(
                                () -> built(repository.at(AppImage.tag(commit.id(), workTree)), environment.name())));
        image.flatMap(given -> ofCommit.remark(given.repository().at(digest))).ifPresent(progress::warning);
        return new Candidate(
                checked,
                files,
                new Release.Source(
                        source.origin(), source.path(), commit.id(), source.branch(), commit.subject(), workTree),
                image.map(ImageReference::repository).orElse(repository),
                digest,
                "commit %s \"%s\"".formatted(commit.id().abbreviated() + workTree.suffix(), commit.subject()));
    }

    /** A digest says what is meant whether or not the registry can be asked. */
    private Digest pinned(ImageReference given) {
        return given.digest()
                .orElseGet(() -> images.find(given)
                        .orElseThrow(() -> ImageCheck.noImage(
                                "the registry has no image " + given, "check the name, or coop build")));
    }

    private Digest built(ImageReference wanted, EnvironmentName environment) {
        return missing.build(wanted)
                .orElseThrow(() -> ImageCheck.noImage(
                        "no image was built for this commit: " + wanted, "coop build && coop deploy " + environment));
    }

    private static Failure noCommit() {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "no-commit", "the app is not committed to a Git repository: a release names its commit")
                        .hint("git init && git add . && git commit"));
    }

    static Failure dirty(Environment environment, String message) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("dirty", message + "; " + environment.name() + " takes committed work only")
                        .hint("commit first, then coop build and coop deploy"));
    }
}
