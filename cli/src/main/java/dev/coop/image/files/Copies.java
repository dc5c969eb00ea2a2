package dev.coop.image.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is copied, in order.
 *
 * @param all each with its place
 */
public record Copies(List<Copy> all) {
    public Copies {
        all = List.copyOf(all);
    }

    /**
     * One entry of {@code build.copy}.
     *
     * @param from the file or folder on this machine, without {@code .} and {@code ..}
     * @param to its absolute path in the image; with a slash at its end the folder that a file goes into
     */
    public record Copy(Path from, String to) {
        /** Returns where a file at or below {@link #from} comes to lie in the image. */
        String place(Path file) {
            var within = from.relativize(file).toString().replace('\\', '/');
            if (!within.isEmpty()) {
                return below(within);
            }
            return to.endsWith("/") && !Files.isDirectory(from) ? below(String.valueOf(from.getFileName())) : folder();
        }

        /** Returns where a folder comes to lie. */
        String folder() {
            return to.length() > 1 ? to.replaceFirst("/$", "") : to;
        }

        private String below(String name) {
            return to.replaceFirst("/$", "") + "/" + name;
        }
    }

    /** Returns where a file comes to lie in the image, if it is at or below anything that is copied. */
    Optional<String> place(Path file) {
        return all.stream()
                .filter(copy -> file.startsWith(copy.from()))
                .map(copy -> copy.place(file))
                .findFirst();
    }
}
