package dev.coop.image;

import dev.coop.image.Recipe.ImagePlatform;
import java.util.List;
import java.util.Map;

/**
 * What an image says about itself.
 *
 * @param platforms what it runs on, such as {@code linux/amd64}; none where it does not say
 * @param labels its labels
 */
public record ImageFacts(List<ImagePlatform> platforms, Map<String, String> labels) {
    /** An image that says nothing. */
    public static final ImageFacts NONE = new ImageFacts(List.of(), Map.of());

    public ImageFacts {
        platforms = List.copyOf(platforms);
        labels = Map.copyOf(labels);
    }
}
