package dev.coop.image;

import dev.coop.app.App;
import dev.coop.app.EnvironmentName;
import dev.coop.app.Workload;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageReference.Tag;
import dev.coop.platform.Platform;
import dev.coop.source.CommitId;
import dev.coop.source.WorkTree;
import java.util.Optional;

/** Which image is an app's: its repository and the tags it gets. */
public final class AppImage {
    private static final int LONGEST_TAG = 128;

    private AppImage() {}

    /** Returns where an app's images are, or where they would be on this machine when coop.yaml does not say. */
    public static ImageRepository named(App app) {
        return app.everywhere()
                .image()
                .map(ImageRepository::parse)
                .orElseGet(() -> new ImageRepository("localhost", app.name().value()));
    }

    /** Returns where an app's images are for every environment. */
    public static ImageRepository repository(App app, Platform platform) {
        return repository(app, app.everywhere(), platform);
    }

    /** Returns where an app's images are for an environment. */
    public static ImageRepository repository(App app, Platform platform, EnvironmentName environment) {
        return repository(app, app.in(environment), platform);
    }

    private static ImageRepository repository(App app, Workload workload, Platform platform) {
        return workload.image()
                .or(() -> platform.registry().map(registry -> registry.replaceFirst("/+$", "") + "/" + app.name()))
                .map(ImageRepository::parse)
                .orElseThrow(() -> new Failure(
                        Failure.Kind.INVALID_INPUT,
                        Diagnostic.error(
                                        "no-registry",
                                        "neither coop.yaml nor platform " + platform.name() + " says where images go")
                                .at(new Location.OfFile("coop.yaml"))
                                .hint("set `image: ghcr.io/acme/" + app.name() + "` in coop.yaml")));
    }

    /** Returns the tag of a commit's image. */
    public static Tag tag(CommitId commit, WorkTree workTree) {
        return new Tag(commit + workTree.suffix());
    }

    /**
     * Returns the tag that people know a branch's newest image by; none where nothing of the name can stand in a tag.
     */
    public static Optional<Tag> tagOfBranch(String branch) {
        var name = branch.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceFirst("^[.-]+", "");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tag(name.substring(0, Math.min(name.length(), LONGEST_TAG))));
    }
}
