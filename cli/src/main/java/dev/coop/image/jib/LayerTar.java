package dev.coop.image.jib;

import dev.coop.image.Recipe;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes one layer as a tar: everything belongs to root and has the same time, in the order of paths. A folder above a
 * file is written where the base really has it, and as the base has it: an entry for a folder over a link of the base,
 * such as {@code /bin}, would take everything away that the link leads to.
 *
 * <p>Jib writes layers too, but no links.
 *
 * @param files the file system that the layer is laid over
 * @param entrypoint what the container runs: it may be executed, whatever its file's mode is
 */
record LayerTar(FileTree files, List<String> entrypoint) {
    // The time that Jib gives to files.
    private static final long TIME = 1000;
    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;
    private static final int LINK = 0777;

    /** Writes a layer, and adds what it holds to the file system. */
    void write(Recipe.Layer layer, OutputStream out) throws IOException {
        var items = new TreeMap<String, Item>();
        for (var entry : layer.entries()) {
            var place = entry instanceof Recipe.Folder ? files.real(entry.place()) : files.realParent(entry.place());
            addParents(place, items);
            items.put(place, item(entry, place));
        }
        items.remove("/");
        items.forEach((place, item) -> files.put(place, item.node()));
        var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        for (var each : items.entrySet()) {
            write(each.getKey(), each.getValue(), tar);
        }
        tar.finish();
    }

    private void addParents(String place, TreeMap<String, Item> items) {
        for (var end = place.lastIndexOf('/'); end > 0; end = place.lastIndexOf('/', end - 1)) {
            var parent = place.substring(0, end);
            items.computeIfAbsent(parent, path -> new Item(folder(path), Optional.empty()));
        }
    }

    private Item item(Recipe.Entry entry, String place) {
        return switch (entry) {
            case Recipe.Folder _ -> new Item(folder(place), Optional.empty());
            case Recipe.Link(var _, var target, var _) -> new Item(new FileTree.Link(target), Optional.empty());
            case Recipe.File(var named, var source, var mode) -> {
                var runs = mode == Recipe.Mode.EXECUTABLE
                        || entrypoint.stream().limit(1).anyMatch(named::equals);
                yield new Item(new FileTree.File(runs ? EXECUTABLE : READABLE), Optional.of(source));
            }
        };
    }

    private FileTree.Folder folder(String place) {
        return files.folder(place).orElse(new FileTree.Folder(EXECUTABLE, 0, 0));
    }

    private static void write(String place, Item item, TarArchiveOutputStream tar) throws IOException {
        var name = place.substring(1);
        var entry = switch (item.node()) {
            case FileTree.Folder(var mode, var user, var group) -> {
                var folder = new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
                folder.setMode(mode);
                folder.setUserId(user);
                folder.setGroupId(group);
                yield folder;
            }
            case FileTree.File(var mode) -> {
                var file = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
                file.setMode(mode);
                file.setSize(Files.size(item.content().orElseThrow()));
                yield file;
            }
            case FileTree.Link(var target) -> {
                var link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
                link.setMode(LINK);
                link.setLinkName(target);
                yield link;
            }
        };
        entry.setModTime(TIME);
        tar.putArchiveEntry(entry);
        if (item.content().isPresent()) {
            Files.copy(item.content().get(), tar);
        }
        tar.closeArchiveEntry();
    }

    private record Item(FileTree.Node node, Optional<Path> content) {}
}
