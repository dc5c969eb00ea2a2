package dev.coop.sandbox;

import dev.coop.image.ImageBuilder;
import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.Progress;
import dev.coop.image.ImageBuilder.ToTar;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.ImageRepository;
import dev.coop.image.ImageStore;
import dev.coop.image.Recipe;
import dev.coop.time.Work;
import java.nio.file.Path;
import java.util.List;

/** Keeps images as tars in the sandbox; where a base image cannot be fetched, the layers stand on nothing. */
public final class SandboxStore implements ImageStore {
    private final ImageBuilder builder;
    private final SandboxImages images;

    public SandboxStore(ImageBuilder builder, SandboxImages images) {
        this.builder = builder;
        this.images = images;
    }

    @Override
    public BuiltImage store(Recipe recipe, ImageRepository repository, List<Tag> tags, Progress progress) {
        var file = images.scratchFile(repository);
        var built = builder.build(recipe.orOnScratch(), new ToTar(repository, tags, file), told(progress, file));
        images.keep(built.reference(), tags, recipe.labels(), file);
        return built;
    }

    /** The file that an image is built to is gone a moment later, so nobody need read its name. */
    private static Progress told(Progress progress, Path file) {
        return new Progress() {
            @Override
            public void step(String what, String outcome) {
                progress.step(what.replace("written to " + file, "kept in the sandbox"), outcome);
            }

            @Override
            public Work working(String what) {
                return progress.working(what);
            }

            @Override
            public void warning(String message) {
                progress.warning(message);
            }
        };
    }
}
