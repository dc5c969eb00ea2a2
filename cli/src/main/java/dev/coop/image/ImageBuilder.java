package dev.coop.image;

import dev.coop.time.Work;
import dev.coop.time.Working;
import java.nio.file.Path;
import java.util.List;

/** Makes an image from files, without a Docker engine. */
public interface ImageBuilder {

    /**
     * Builds an image and puts it where it is wanted. The same recipe gives the same digest.
     *
     * @param recipe what the image holds
     * @param target where it goes
     * @param progress told of each step that is done, in a person's words
     */
    BuiltImage build(Recipe recipe, Target target, Progress progress);

    /** Where an image goes. */
    sealed interface Target {}

    /** To a registry, under a repository and tags. */
    record ToRegistry(ImageRepository repository, List<ImageReference.Tag> tags) implements Target {}

    /** To a tar file in OCI layout; the repository is only its name. */
    record ToTar(ImageRepository repository, List<ImageReference.Tag> tags, Path file) implements Target {}

    /** An image that was made. */
    record BuiltImage(ImageReference reference, int layers, int layersPushed, long bytesPushed) {}

    /** Told of what the build does. */
    interface Progress extends Working {
        /** A step is done: what it was, and what came of it, such as {@code cached} or {@code 6.1 MB}. */
        void step(String what, String outcome);

        /** Something that the user should know. */
        void warning(String message);

        @Override
        default Work working(String what) {
            return Working.UNSEEN.working(what);
        }

        /** What a program that failed printed last, line by line. */
        default void output(List<String> lines) {}
    }
}
