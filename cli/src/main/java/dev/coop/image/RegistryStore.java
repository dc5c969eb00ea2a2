package dev.coop.image;

import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.Progress;
import dev.coop.image.ImageBuilder.ToRegistry;
import dev.coop.image.ImageReference.Tag;
import java.util.List;

/** Keeps images in their registry. */
public final class RegistryStore implements ImageStore {
    private final ImageBuilder builder;

    public RegistryStore(ImageBuilder builder) {
        this.builder = builder;
    }

    @Override
    public BuiltImage store(Recipe recipe, ImageRepository repository, List<Tag> tags, Progress progress) {
        return builder.build(recipe, new ToRegistry(repository, tags), progress);
    }
}
