package dev.coop.image;

import dev.coop.app.App;
import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.Progress;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.files.MadeFiles;
import dev.coop.image.files.MadeFiles.KeepEmpty;
import dev.coop.image.files.OutputFolder;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository;
import dev.coop.source.WorkTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        var place = real(folder);
        var plan = BuildPlan.of(app, source.project());
        var head = source.head();
        var workTree = head.isPresent() && source.hasChanges() ? WorkTree.DIRTY : WorkTree.CLEAN;
        head.filter(_ -> workTree == WorkTree.DIRTY)
                .ifPresent(commit -> progress.warning("the work tree has changes that are not committed: this is "
                        + commit.id().abbreviated() + workTree.suffix()
                        + ", which only an environment with `deploy: auto` takes"));
        var filled = fill(plan, place, head.isPresent() ? KeepEmpty.NO : KeepEmpty.YES, progress, detail);
        if (workTree == WorkTree.CLEAN && plan.run().isPresent() && head.isPresent() && source.hasChanges()) {
            progress.warning("`build.run` leaves files that Git does not ignore, so that a deploy takes the work tree"
                    + " for changed; add them to .gitignore, or make them in .coop/");
        }
        if (app.build().user().filter(user -> user.matches("0+(:.*)?")).isPresent()) {
            progress.warning("the image runs as root, by `build.user`: the cluster starts it only with a patch that"
                    + " takes `runAsNonRoot` away");
        }
        new LeftOutLine(filled.leftOut()).tell(progress);
        var recipe = filled.recipe().labelled(AppImage.labels(app.name(), source.path()));
        return store.store(recipe, repository, tags(app.name(), head, workTree), progress);
    }

    private BuildPlan.Filled fill(
            BuildPlan plan, Path folder, KeepEmpty keepEmpty, Progress progress, Consumer<String> detail) {
        if (plan.run().isEmpty() && !plan.usesOutputFolder()) {
            return plan.fill(folder, source.ignored(), MadeFiles.none(keepEmpty));
        }
        var made = MadeFiles.begin(OutputFolder.of(folder), keepEmpty);
        buildRun.run(plan, folder, progress, detail);
        var filled = plan.fill(folder, source.ignored(), made);
        made.remember();
        return filled;
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException gone) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("copy-source-unreadable", "the app's folder cannot be read")
                            .at(new Location.OfFile(folder.toString()))
                            .hint("check that it is there and who may read it"),
                    gone);
        }
    }

    /** The commit's tag, by which a deploy finds the image, and the branch's for people. */
    private List<Tag> tags(AppName app, Optional<SourceCommit> head, WorkTree workTree) {
        var tags = new ArrayList<Tag>();
        head.ifPresent(commit -> tags.addAll(AppImage.tags(commit.id(), workTree, app, source.path())));
        source.branch().flatMap(AppImage::tagOfBranch).ifPresent(tags::add);
        return tags.isEmpty() ? List.of(new Tag("latest")) : List.copyOf(tags);
    }
}
