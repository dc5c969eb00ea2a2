package dev.coop.source;

import dev.coop.source.GitIndex.Kind;
import dev.coop.source.GitIndex.Presence;
import dev.coop.source.GitIndex.Tracked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder of a work tree as a commit of it would be: without what Git ignores, with what a sparse checkout leaves out.
 */
public final class WorkTreeFolder implements RepositoryEntry.Folder {
    private static final String GIT = ".git";

    private final Path disk;
    private final String path;
    private final GitIndex index;
    private final Reach reach;
    private Optional<SortedSet<String>> onDisk = Optional.empty();

    /** Whether files count that are not tracked. */
    private enum Reach {
        NEW_FILES_TOO,
        TRACKED_ONLY
    }

    private WorkTreeFolder(Path disk, String path, GitIndex index, Reach reach) {
        this.disk = disk;
        this.path = path;
        this.index = index;
        this.reach = reach;
    }

    /** Returns the root of a work tree. */
    public static WorkTreeFolder root(Path disk, GitIndex index) {
        return new WorkTreeFolder(disk, "", index, Reach.NEW_FILES_TOO);
    }

    @Override
    public SortedSet<String> names() throws IOException {
        var names = new TreeSet<String>();
        for (var name : onDisk()) {
            if (!name.equals(GIT) && (isTracked(of(name)) || isNew(name))) {
                names.add(name);
            }
        }
        var below = path.isEmpty() ? "" : path + "/";
        for (var each : within(below).entrySet()) {
            if (each.getValue().presence() == Presence.LEFT_OUT) {
                names.add(each.getKey().substring(below.length()).replaceFirst("/.*", ""));
            }
        }
        return names;
    }

    @Override
    public Optional<RepositoryEntry> entry(String name) throws IOException {
        var at = of(name);
        var tracked = Optional.ofNullable(index.tracked().get(at));
        if (name.equals(GIT)) {
            return Optional.empty();
        }
        if (tracked.filter(each -> each.kind() == Kind.SUBMODULE).isPresent()) {
            return Optional.of(new Submodule());
        }
        if (!onDisk().contains(name)) {
            return leftOut(name, tracked);
        }
        return isTracked(at) || isNew(name) ? Optional.of(entry(name, tracked)) : Optional.empty();
    }

    private RepositoryEntry entry(String name, Optional<Tracked> tracked) throws IOException {
        var file = disk.resolve(name);
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            return new Link(Files.readSymbolicLink(file).toString());
        }
        if (attributes.isDirectory()) {
            return Files.exists(file.resolve(GIT), LinkOption.NOFOLLOW_LINKS)
                    ? new Submodule()
                    : new WorkTreeFolder(file, of(name), index, isNew(name) ? reach : Reach.TRACKED_ONLY);
        }
        if (!attributes.isRegularFile()) {
            return new Special();
        }
        // Where links cannot be made, Git checks them out as files that hold their target.
        return tracked.filter(each -> each.kind() == Kind.LINK).isPresent()
                ? new Link(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : new OnDisk(file);
    }

    private Optional<RepositoryEntry> leftOut(String name, Optional<Tracked> tracked) throws IOException {
        var at = of(name);
        var own = tracked.filter(each -> each.presence() == Presence.LEFT_OUT);
        if (own.isPresent()) {
            return Optional.of(
                    own.get().kind() == Kind.LINK
                            ? new Link(new String(index.content(own.get()), StandardCharsets.UTF_8))
                            : new LeftOut(index, own.get()));
        }
        var any = within(at + "/").values().stream().anyMatch(each -> each.presence() == Presence.LEFT_OUT);
        return any
                ? Optional.of(new WorkTreeFolder(disk.resolve(name), at, index, Reach.TRACKED_ONLY))
                : Optional.empty();
    }

    private String of(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private boolean isNew(String name) throws IOException {
        return reach == Reach.NEW_FILES_TOO && !index.ignores(path, name);
    }

    private boolean isTracked(String at) throws IOException {
        return index.tracked().containsKey(at) || !within(at + "/").isEmpty();
    }

    private NavigableMap<String, Tracked> within(String below) throws IOException {
        // A slash sorts right before a zero.
        return below.isEmpty()
                ? index.tracked()
                : index.tracked().subMap(below, true, below.substring(0, below.length() - 1) + "0", false);
    }

    private SortedSet<String> onDisk() throws IOException {
        if (onDisk.isEmpty()) {
            onDisk = Optional.of(listed(disk));
        }
        return onDisk.get();
    }

    private static SortedSet<String> listed(Path folder) throws IOException {
        var names = new TreeSet<String>();
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return names;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var each : entries) {
                names.add(each.getFileName().toString());
            }
            return names;
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
    }

    private record OnDisk(Path file) implements RepositoryEntry.File {
        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    private record LeftOut(GitIndex index, Tracked tracked) implements RepositoryEntry.File {
        @Override
        public long size() throws IOException {
            return bytes().length;
        }

        @Override
        public byte[] bytes() throws IOException {
            return index.content(tracked);
        }
    }
}
