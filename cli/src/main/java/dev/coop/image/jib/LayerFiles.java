package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * From a recipe's layers to Jib's. Owner, times and the umask's share of the permissions are left out, so that the same
 * files make the same layer everywhere.
 */
final class LayerFiles {
    private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
    private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");

    private final List<String> entrypoint;

    LayerFiles(List<String> entrypoint) {
        this.entrypoint = entrypoint;
    }

    /** Returns the layers with all their files. */
    List<FileEntriesLayer> of(Recipe.Variant variant) {
        return variant.layers().stream().map(this::layer).toList();
    }

    private FileEntriesLayer layer(Recipe.Layer layer) {
        var files = FileEntriesLayer.builder().setName(layer.to());
        try (var found = Files.walk(layer.from(), FileVisitOption.FOLLOW_LINKS)) {
            for (var file : found.sorted().toList()) {
                add(files, layer, file);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("copy-source-unreadable", "`" + layer.from() + "` cannot be read whole")
                            .at(new Location.OfFile(layer.from().toString()))
                            .hint("remove links that lead nowhere or in a circle, and check who may read it"),
                    unreadable);
        }
        return files.build();
    }

    private void add(FileEntriesLayer.Builder files, Recipe.Layer layer, Path file) throws IOException {
        var within = layer.from().relativize(file).toString().replace('\\', '/');
        var place = within.isEmpty() ? layer.to() : layer.to().replaceFirst("/$", "") + "/" + within;
        if (place.equals("/")) {
            return;
        }
        if (!Files.isReadable(file)) {
            throw new IOException("not readable: " + file);
        }
        files.addEntry(file, AbsoluteUnixPath.get(place), permissions(file, place));
    }

    private FilePermissions permissions(Path file, String place) throws IOException {
        var runs =
                Files.isDirectory(file) || entrypoint.stream().limit(1).anyMatch(place::equals) || isExecutable(file);
        return runs ? EXECUTABLE : READABLE;
    }

    private static boolean isExecutable(Path file) throws IOException {
        // Where files have no execute bit, every file would count as executable.
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
