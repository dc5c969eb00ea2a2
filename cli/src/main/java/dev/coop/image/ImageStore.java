package dev.coop.image;

import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.Progress;
import dev.coop.image.ImageReference.Tag;
import java.util.List;

/** Where an app's images go. */
public interface ImageStore {
    /** Builds the image and keeps it under its digest and these tags. */
    BuiltImage store(Recipe recipe, ImageRepository repository, List<Tag> tags, Progress progress);
}
