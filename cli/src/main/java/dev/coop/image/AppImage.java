package dev.coop.image;

import dev.coop.app.App;
import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.app.Workload;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageReference.Tag;
import dev.coop.platform.Platform;
import dev.coop.source.CommitId;
import dev.coop.source.WorkTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which image is an app's: its repository and the tags it gets. */
public final class AppImage {
    private static final int LONGEST_TAG = 128;

    /** The label that names an image's app. */
    public static final String APP_LABEL = "dev.coop.app";

    /** The label that says which folder of its repository an image's app has. */
    public static final String PATH_LABEL = "dev.coop.path";

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
     * Returns the tags that an app's image gets for a commit, the one that a deploy asks for first at the end. Several
     * apps of one repository have the same commits, and may share a repository of images: each has a tag of its own
     * beside the one that the newest build of them has.
     */
    public static List<Tag> tags(CommitId commit, WorkTree workTree, AppName app, String path) {
        return path.equals(".")
                ? List.of(ownTag(commit, workTree, app), tag(commit, workTree))
                : List.of(tag(commit, workTree), ownTag(commit, workTree, app));
    }

    private static Tag ownTag(CommitId commit, WorkTree workTree, AppName app) {
        return new Tag(commit + workTree.suffix() + "-" + app);
    }

    /** Returns what an image says about the app that it is of. */
    static Map<String, String> labels(AppName app, String path) {
        return Map.of(APP_LABEL, app.value(), PATH_LABEL, path);
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
