package dev.coop.source.jgit;

import dev.coop.source.GitIndex;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** The index of a repository, and what it ignores, as JGit reads them. */
final class JGitIndex implements GitIndex {
    private final Repository repository;
    private final Map<String, Set<String>> ignored = new HashMap<>();
    private Optional<NavigableMap<String, Tracked>> tracked = Optional.empty();

    JGitIndex(Repository repository) {
        this.repository = repository;
    }

    @Override
    public NavigableMap<String, Tracked> tracked() throws IOException {
        if (tracked.isEmpty()) {
            tracked = Optional.of(read());
        }
        return tracked.get();
    }

    private NavigableMap<String, Tracked> read() throws IOException {
        var found = new TreeMap<String, Tracked>();
        var index = repository.readDirCache();
        for (var i = 0; i < index.getEntryCount(); i++) {
            var entry = index.getEntry(i);
            found.put(
                    entry.getPathString(),
                    new Tracked(
                            kind(entry.getFileMode()),
                            entry.getObjectId().name(),
                            entry.isSkipWorkTree() ? Presence.LEFT_OUT : Presence.CHECKED_OUT));
        }
        return found;
    }

    private static Kind kind(FileMode mode) {
        if (mode.equals(FileMode.SYMLINK)) {
            return Kind.LINK;
        }
        return mode.equals(FileMode.GITLINK) ? Kind.SUBMODULE : Kind.FILE;
    }

    @Override
    public boolean ignores(String folder, String name) throws IOException {
        var known = ignored.get(folder);
        if (known == null) {
            known = ignoredIn(folder);
            ignored.put(folder, known);
        }
        return known.contains(name);
    }

    private Set<String> ignoredIn(String folder) throws IOException {
        var names = new HashSet<String>();
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(new FileTreeIterator(repository));
            if (!folder.isEmpty()) {
                walk.setFilter(PathFilter.create(folder));
            }
            while (walk.next()) {
                var path = walk.getPathString();
                if (folder.equals(path) || folder.startsWith(path + "/")) {
                    walk.enterSubtree();
                } else if (walk.getTree(0, WorkingTreeIterator.class).isEntryIgnored()) {
                    names.add(walk.getNameString());
                }
            }
        }
        return names;
    }

    @Override
    public byte[] content(Tracked entry) throws IOException {
        return repository.open(ObjectId.fromString(entry.id())).getBytes();
    }
}
