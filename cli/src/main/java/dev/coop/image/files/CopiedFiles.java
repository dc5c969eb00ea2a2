package dev.coop.image.files;

import dev.coop.app.Ignored;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.Recipe;
import dev.coop.image.files.Contents.Because;
import dev.coop.image.files.Contents.LeftOut;
import dev.coop.image.files.Copies.Copy;
import dev.coop.image.files.MadeFiles.KeepEmpty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what is copied into an image. Nothing of Git's own gets in, nothing that Git ignores unless a build made it,
 * and nothing that the app's ignore file names; what {@code build.copy} names itself is wanted whoever ignores it. A
 * link is never followed: it stays a link to what is copied.
 */
public final class CopiedFiles {
    private static final String GIT = ".git";

    private final Path folder;
    private final Copies copies;
    private final Ignored ignored;
    private final IgnoreFile ignoreFile;
    private final MadeFiles made;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /**
     * @param folder the app's
     * @param copies what is copied
     * @param ignored what Git ignores there
     * @param made what builds made there
     */
    public CopiedFiles(Path folder, Copies copies, Ignored ignored, MadeFiles made) {
        this.folder = folder.normalize();
        this.copies = copies;
        this.ignored = ignored;
        this.made = made;
        this.ignoreFile = IgnoreFile.in(folder);
    }

    /**
     * Returns what gets into the image.
     *
     * @throws Failure INVALID_INPUT when a file cannot be read, or a link leads out of what is copied
     */
    public Contents read() {
        var layers = new ArrayList<Recipe.Layer>();
        for (var copy : copies.all()) {
            layers.add(layer(copy));
        }
        return new Contents(layers, leftOut.stream().distinct().toList());
    }

    private Recipe.Layer layer(Copy copy) {
        var path = path(copy.from());
        // Named by coop.yaml, it is wanted; what is below it follows.
        var walk = new Walk(copy, !ignored.holds(path), !ignoreFile.keepsOut(path) || path.isEmpty());
        var entries = new TreeMap<String, Recipe.Entry>();
        try {
            if (("/" + path + "/").contains("/" + GIT + "/")) {
                throw gitsOwn(path);
            }
            if (!walk.add(copy.from(), entries)) {
                entries.putIfAbsent(copy.folder(), new Recipe.Folder(copy.folder()));
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("copy-source-unreadable", "`" + copy.from() + "` cannot be read whole")
                            .at(new Location.OfFile(copy.from().toString()))
                            .hint("check who may read it and what is below it"),
                    unreadable);
        }
        entries.remove("/");
        return new Recipe.Layer(copy.to(), List.copyOf(entries.values()));
    }

    /** Returns the path below the app's folder, with slashes. */
    private String path(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** The reading of one entry of {@code build.copy}. */
    private final class Walk {
        private final Copy copy;
        /** Whether what Git ignores stays out. */
        private final boolean asksGit;
        /** Whether what the ignore file names stays out. */
        private final boolean asksIgnoreFile;

        Walk(Copy copy, boolean asksGit, boolean asksIgnoreFile) {
            this.copy = copy;
            this.asksGit = asksGit;
            this.asksIgnoreFile = asksIgnoreFile;
        }

        /** Adds a file or a folder with what is in it; returns whether anything of it was added. */
        boolean add(Path file, SortedMap<String, Recipe.Entry> entries) throws IOException {
            var place = copy.place(file);
            if (Files.isSymbolicLink(file)) {
                entries.put(place, new Links(folder, copies).entry(file, place));
                return true;
            }
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                return addFolder(file, place, entries);
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
                throw new IOException("not readable, or no file: " + file);
            }
            entries.put(place, new Recipe.File(place, file, mode(file)));
            return true;
        }

        /** A folder is in an image because of what is in it; one with nothing in it, when a build made it so. */
        private boolean addFolder(Path file, String place, SortedMap<String, Recipe.Entry> entries) throws IOException {
            var any = false;
            var empty = true;
            var toldBefore = leftOut.size();
            for (var each : children(file)) {
                empty = false;
                if (isTaken(each)) {
                    any |= add(each, entries);
                }
            }
            if (any || (empty && (made.keepEmpty() == KeepEmpty.YES || made.isMade(path(file), file)))) {
                entries.put(place, new Recipe.Folder(place));
                return true;
            }
            tellOnce(file, toldBefore);
            return false;
        }

        /** Of a folder that stays out whole, its name is enough. */
        private void tellOnce(Path file, int toldBefore) {
            if (leftOut.size() > toldBefore && !file.equals(copy.from())) {
                var below = leftOut.subList(toldBefore, leftOut.size());
                var because = below.getFirst().because();
                below.clear();
                leftOut.add(new LeftOut(path(file) + "/", because));
            }
        }

        private boolean isTaken(Path file) throws IOException {
            var path = path(file);
            if (String.valueOf(file.getFileName()).equals(GIT)) {
                return isOut(file, Because.GIT);
            }
            if (made.isOwn(path)) {
                return false;
            }
            var isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
            var isNamed = asksIgnoreFile && ignoreFile.keepsOut(path);
            var isIgnored = asksGit && ignored.holds(path);
            var isFromBuild = (isNamed || isIgnored) && made.any() && (isFolder || made.isMade(path, file));
            if (isNamed && !(isFromBuild && !ignoreFile.isCoops())) {
                return (isFolder && !ignoreFile.neverTakesBack()) || isOut(file, Because.IGNORE_FILE);
            }
            return !isIgnored || isFromBuild || isOut(file, Because.IGNORED_BY_GIT);
        }

        private boolean isOut(Path file, Because because) {
            var isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
            leftOut.add(new LeftOut(path(file) + (isFolder ? "/" : ""), because));
            return false;
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    private static Recipe.Mode mode(Path file) throws IOException {
        // Where files have no execute bit, every file would count as executable.
        var runs = Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                        .contains(PosixFilePermission.OWNER_EXECUTE);
        return runs ? Recipe.Mode.EXECUTABLE : Recipe.Mode.PLAIN;
    }

    private static Failure gitsOwn(String path) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("git-folder-copied", "`build.copy` takes `" + path + "`, which is Git's own")
                        .at(Optional.of(new Location.OfFile("coop.yaml")))
                        .hint("take it out: a remote's address there may hold a token"));
    }
}
