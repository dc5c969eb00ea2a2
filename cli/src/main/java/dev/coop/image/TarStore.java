package dev.coop.image;

import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.Progress;
import dev.coop.image.ImageBuilder.ToTar;
import dev.coop.image.ImageReference.Tag;
import java.nio.file.Path;
import java.util.List;

/** Writes an image to one tar in OCI layout. */
public final class TarStore implements ImageStore {
    private final ImageBuilder builder;
    private final Path file;

    public TarStore(ImageBuilder builder, Path file) {
        this.builder = builder;
        this.file = file;
    }

    @Override
    public BuiltImage store(Recipe recipe, ImageRepository repository, List<Tag> tags, Progress progress) {
        return builder.build(recipe, new ToTar(repository, tags, file), progress);
    }
}
