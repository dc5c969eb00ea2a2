package dev.coop.scaffold;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder on disk, made when the first file is written. A file appears whole or not at all. Nothing is read or written
 * outside the folder, not even through a symbolic link.
 */
public final class FolderDestination implements Destination {
    private final Path folder;

    public FolderDestination(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** @throws Failure INVALID_INPUT {@code leads-outside}, CONFLICT {@code not-a-file} or OTHER {@code cannot-read} */
    @Override
    public Optional<byte[]> read(String path) {
        var file = inside(path);
        try {
            refuseToLeave(path, file);
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException failed) {
            throw cannot("read", path, file, failed);
        }
    }

    @Override
    public List<String> files(int most) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return visitFile(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return visitFile(file);
                }

                private FileVisitResult visitFile(Path file) {
                    found.add(folder.relativize(file).toString().replace('\\', '/'));
                    return found.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }
            });
        } catch (IOException failed) {
            throw cannot("read", ".", folder, failed);
        }
        return found;
    }

    /**
     * @throws Failure INVALID_INPUT {@code leads-outside}, CONFLICT {@code not-a-file} or {@code not-a-folder}, or
     *     OTHER {@code cannot-write}
     */
    @Override
    public void write(String path, byte[] content) {
        var file = inside(path);
        try {
            refuseFileAsFolder(path, file);
            Files.createDirectories(folder);
            refuseToLeave(path, file);
            Files.createDirectories(parent(file));
            replace(Files.exists(file) ? file.toRealPath() : file, content);
        } catch (IOException failed) {
            throw cannot("write", path, file, failed);
        }
    }

    private Path inside(String path) {
        var file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IllegalArgumentException("not a path below the folder: `" + path + "`");
        }
        return file;
    }

    /** Beside the file, because only a rename within one file system is atomic. */
    private static void replace(Path file, byte[] content) throws IOException {
        var half = file.resolveSibling("." + file.getFileName() + ".coop");
        Files.deleteIfExists(half);
        try {
            Files.write(half, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(half, file);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void refuseToLeave(String path, Path file) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        var root = folder.toRealPath();
        var nearest = file;
        while (!Files.exists(nearest, LinkOption.NOFOLLOW_LINKS)) {
            nearest = parent(nearest);
        }
        // A link to nothing has no real path, and what stands behind it later may be anywhere.
        if (!Files.exists(nearest) || !nearest.toRealPath().startsWith(root)) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("leads-outside", "`" + path + "` is behind a link that leads out of the folder")
                            .at(new Location.OfFile(nearest.toString()))
                            .hint("replace the link by a file or a folder of its own"));
        }
    }

    private void refuseFileAsFolder(String path, Path file) {
        for (var above = file.getParent(); above != null && above.startsWith(folder); above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                var name = above.equals(folder) ? folder : folder.relativize(above);
                throw new Failure(
                        Failure.Kind.CONFLICT,
                        Diagnostic.error(
                                        "not-a-folder",
                                        "`" + path + "` needs the folder `" + name + "`, which is a file")
                                .at(new Location.OfFile(name.toString()))
                                .hint("move the file out of the way, then run the command again"));
            }
        }
    }

    private static Path parent(Path path) {
        var parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static Failure cannot(String verb, String path, Path file, IOException cause) {
        if (Files.isDirectory(file)) {
            return new Failure(
                    Failure.Kind.CONFLICT,
                    Diagnostic.error("not-a-file", "`" + path + "` is a folder, and coop keeps a file there")
                            .at(new Location.OfFile(path))
                            .hint("move the folder out of the way, then run the command again"),
                    cause);
        }
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("cannot-" + verb, "could not " + verb + " `" + path + "`: " + reason(cause))
                        .at(new Location.OfFile(file.toString()))
                        .hint("look at the folder's permissions and at the space on the disk"),
                cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileSystemException failed when failed.getReason() != null -> failed.getReason();
            case IOException failed -> failed.getClass().getSimpleName();
        };
    }
}
