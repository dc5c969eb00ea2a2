package dev.coop.image.files;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The folder {@code .coop} in an app's folder, for what builds make. Git ignores it because of a file in it, so that a
 * build never makes the work tree one with changes.
 *
 * @param folder where it is
 */
public record OutputFolder(Path folder) {
    static final String NAME = ".coop";
    private static final String IGNORE = ".gitignore";
    private static final String MADE = "made";

    /** Returns the one of an app's folder. */
    public static OutputFolder of(Path appFolder) {
        return new OutputFolder(appFolder.resolve(NAME));
    }

    /** Returns whether a path below an app's folder is in its output folder. */
    public static boolean isWithin(String path) {
        return path.equals(NAME) || path.startsWith(NAME + "/") || path.startsWith("./" + NAME + "/");
    }

    /** What tells whether a file is still the one that was made. */
    record Print(long changed, long size) {
        static Print of(Path file) throws IOException {
            return new Print(changed(file).to(java.util.concurrent.TimeUnit.NANOSECONDS), (long)
                    Files.getAttribute(file, "size", LinkOption.NOFOLLOW_LINKS));
        }

        /** The time of the last change in the file system, which no tool can set, where there is one. */
        private static FileTime changed(Path file) throws IOException {
            return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                    ? (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                    : Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Makes the folder; returns the time by the clock of its file system. */
    public long prepare() {
        try {
            Files.createDirectories(folder);
            var ignore = folder.resolve(IGNORE);
            if (!Files.exists(ignore)) {
                Files.writeString(ignore, "*\n");
            }
            var now = Files.createTempFile(folder, "now-", "");
            try {
                return Print.of(now).changed();
            } finally {
                Files.delete(now);
            }
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    /** Returns path to print of what earlier builds are known to have made. */
    Map<String, Print> made() {
        var file = folder.resolve(MADE);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            var made = new TreeMap<String, Print>();
            Files.readAllLines(file).forEach(line -> read(line, made::putAll));
            return made;
        } catch (IOException unreadable) {
            return Map.of();
        }
    }

    private static void read(String line, Consumer<Map<String, Print>> found) {
        var parts = line.split(" ", 3);
        if (parts.length == 3 && parts[0].matches("-?[0-9]{1,18}|-?[0-9]{19}") && parts[1].matches("[0-9]{1,18}")) {
            found.accept(Map.of(parts[2], new Print(Long.parseLong(parts[0]), Long.parseLong(parts[1]))));
        }
    }

    /** Remembers what builds made. */
    void remember(Map<String, Print> made) {
        var lines = made.entrySet().stream()
                .filter(each -> each.getKey().indexOf('\n') < 0)
                .map(each -> each.getValue().changed() + " " + each.getValue().size() + " " + each.getKey() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(folder.resolve(MADE), lines, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    private Failure unwritable(IOException cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("output-folder-not-written", "the folder `" + NAME + "` cannot be written")
                        .at(new Location.OfFile(folder.toString()))
                        .hint("check who may write there and that the disk is not full"),
                cause);
    }
}
