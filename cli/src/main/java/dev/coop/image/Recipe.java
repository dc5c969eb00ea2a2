package dev.coop.image;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an image holds.
 *
 * @param base what it stands on
 * @param variants what it holds on each platform, in order, never empty
 * @param entrypoint what the container runs; empty for what the base runs
 * @param user the user it runs as
 * @param workingDirectory where it runs
 * @param environment its environment variables
 * @param port the port it serves
 * @param labels its labels
 */
public record Recipe(
        Base base,
        List<Variant> variants,
        List<String> entrypoint,
        Optional<String> user,
        Optional<String> workingDirectory,
        Map<String, String> environment,
        OptionalInt port,
        Map<String, String> labels) {

    public Recipe {
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("an image is for one platform at least");
        }
    }

    /** What an image stands on. */
    public sealed interface Base {}

    /** Nothing: the image holds its layers and no more. */
    public record Scratch() implements Base {}

    /** An image that must be there. */
    public record Required(ImageReference image) implements Base {}

    /** An image that is wanted; where it cannot be fetched, the layers stand on nothing and the user is told. */
    public record Preferred(ImageReference image) implements Base {}

    /**
     * What an image holds on one platform.
     *
     * @param platform what it runs on
     * @param layers in order, the lowest first
     */
    public record Variant(ImagePlatform platform, List<Layer> layers) {
        public Variant {
            layers = List.copyOf(layers);
        }
    }

    /**
     * One layer.
     *
     * @param name where its content comes to lie in the image, for people
     * @param entries what it holds, folders before what is in them
     */
    public record Layer(String name, List<Entry> entries) {
        public Layer {
            entries = List.copyOf(entries);
        }
    }

    /** Something that a layer holds; its place is an absolute path with slashes. */
    public sealed interface Entry {
        String place();
    }

    /** A file of this machine. */
    public record File(String place, Path source, Mode mode) implements Entry {}

    /** A folder. */
    public record Folder(String place) implements Entry {}

    /**
     * A symbolic link.
     *
     * @param target where it leads, as it is written; an absolute path is one of the image
     * @param named its path in the app's folder, for people
     */
    public record Link(String place, String target, String named) implements Entry {
        /** Returns why there is no image with this link in it: what it leads to is not in the image. */
        public Failure leadsOut() {
            return new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "link-leads-out-of-the-image",
                                    "the link `" + named + "` leads to `" + target + "`, which the image does not have")
                            .at(new Location.OfFile(named))
                            .hint("let it lead to something that is copied too, or take it away"));
        }
    }

    /** Whether a file may be executed. */
    public enum Mode {
        PLAIN,
        EXECUTABLE
    }

    /** Returns the same recipe for a place where the base may be out of reach. */
    public Recipe orOnScratch() {
        return base instanceof Required(var image) ? on(new Preferred(image)) : this;
    }

    /** Returns the same recipe with these labels besides its own. */
    public Recipe labelled(Map<String, String> more) {
        var all = new java.util.TreeMap<>(labels);
        all.putAll(more);
        return new Recipe(base, variants, entrypoint, user, workingDirectory, environment, port, all);
    }

    /** Returns the same recipe with what it holds on each platform. */
    public Recipe holding(List<Variant> others) {
        return new Recipe(base, others, entrypoint, user, workingDirectory, environment, port, labels);
    }

    private Recipe on(Base other) {
        return new Recipe(other, variants, entrypoint, user, workingDirectory, environment, port, labels);
    }

    /** What an image runs on, such as {@code linux/amd64}. */
    public record ImagePlatform(String os, String architecture) {
        /** Reads {@code os/architecture}. */
        public static ImagePlatform parse(String text) {
            var parts = text.split("/", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new IllegalArgumentException("not a platform: `" + text + "` (such as linux/amd64)");
            }
            return new ImagePlatform(parts[0], parts[1]);
        }

        @Override
        public String toString() {
            return os + "/" + architecture;
        }
    }
}
