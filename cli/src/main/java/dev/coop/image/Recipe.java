package dev.coop.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image holds.
 *
 * @param base the image it stands on; none for {@code scratch}
 * @param layers in order, the lowest first
 * @param entrypoint what the container runs
 * @param user the user it runs as
 * @param workingDirectory where it runs
 * @param environment its environment variables
 * @param port the port it serves
 * @param platforms in order, never empty
 * @param labels its labels
 */
public record Recipe(
        Optional<ImageReference> base,
        List<Layer> layers,
        List<String> entrypoint,
        Optional<String> user,
        Optional<String> workingDirectory,
        Map<String, String> environment,
        java.util.OptionalInt port,
        List<ImagePlatform> platforms,
        Map<String, String> labels) {

    /** One layer: a file or a folder of the app, and the path it has in the image. */
    public record Layer(Path from, String to) {}

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
