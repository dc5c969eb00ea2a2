package dev.coop.image;

import dev.coop.app.App;
import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.Progress;
import dev.coop.image.ImageReference.Tag;
import dev.coop.source.SourceRepository;
import dev.coop.source.WorkTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Builds an app: runs its own build command, makes the image, and puts it where it belongs. */
public final class AppBuilder {
    private final BuildRun buildRun;
    private final SourceRepository source;

    /**
     * @param buildRun runs the app's build command
     * @param source the app's repository, whose commit becomes the image's tag
     */
    public AppBuilder(BuildRun buildRun, SourceRepository source) {
        this.buildRun = buildRun;
        this.source = source;
    }

    /**
     * Builds.
     *
     * @param app the app
     * @param folder where it is
     * @param repository the image's repository
     * @param store where it goes
     * @param progress told of the steps
     * @param detail told of each line that the build command prints
     */
    public BuiltImage build(
            App app,
            Path folder,
            ImageRepository repository,
            ImageStore store,
            Progress progress,
            Consumer<String> detail) {
        var plan = BuildPlan.of(app, folder);
        var tags = tags();
        buildRun.run(plan, folder, progress, detail);
        return store.store(plan.recipe(folder), repository, tags, progress);
    }

    /** The commit's tag, by which a deploy finds the image, and the branch's for people. */
    private List<Tag> tags() {
        var tags = new ArrayList<Tag>();
        source.head()
                .ifPresent(head ->
                        tags.add(AppImage.tag(head.id(), source.hasChanges() ? WorkTree.DIRTY : WorkTree.CLEAN)));
        source.branch().flatMap(AppImage::tagOfBranch).ifPresent(tags::add);
        return tags.isEmpty() ? List.of(new Tag("latest")) : List.copyOf(tags);
    }
}
