package dev.coop.image.files;

import dev.coop.image.Recipe;
import java.util.List;

/**
 * What of an app's folder gets into an image.
 *
 * @param layers in order
 * @param leftOut what stays out
 */
public record Contents(List<Recipe.Layer> layers, List<LeftOut> leftOut) {
    public Contents {
        layers = List.copyOf(layers);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A file or a folder that stays out of an image.
     *
     * @param path below the app's folder; a folder ends in a slash
     * @param because who says so
     */
    public record LeftOut(String path, Because because) {}

    /** Who says that a file stays out of an image. */
    public enum Because {
        /** It is Git's own. */
        GIT,
        /** Git ignores it, and no build made it. */
        IGNORED_BY_GIT,
        /** The app's {@code .coopignore} or {@code .dockerignore} says so. */
        IGNORE_FILE
    }
}
