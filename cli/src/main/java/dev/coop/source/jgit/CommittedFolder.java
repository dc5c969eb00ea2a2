package dev.coop.source.jgit;

import dev.coop.source.RepositoryEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A folder as a commit has it. */
final class CommittedFolder implements RepositoryEntry.Folder {
    private final Repository repository;
    private final ObjectId tree;
    private Optional<SortedMap<String, Entry>> entries = Optional.empty();

    private record Entry(FileMode mode, ObjectId id) {}

    CommittedFolder(Repository repository, ObjectId tree) {
        this.repository = repository;
        this.tree = tree;
    }

    @Override
    public SortedSet<String> names() throws IOException {
        return Collections.unmodifiableSortedSet(new TreeMap<>(entries()).navigableKeySet());
    }

    @Override
    public Optional<RepositoryEntry> entry(String name) throws IOException {
        var entry = entries().get(name);
        if (entry == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (entry.mode().getObjectType()) {
                    case org.eclipse.jgit.lib.Constants.OBJ_TREE -> new CommittedFolder(repository, entry.id());
                    case org.eclipse.jgit.lib.Constants.OBJ_COMMIT -> new Submodule();
                    default ->
                        entry.mode().equals(FileMode.SYMLINK)
                                ? new Link(
                                        new String(repository.open(entry.id()).getBytes(), StandardCharsets.UTF_8))
                                : new Blob(repository, entry.id());
                });
    }

    private SortedMap<String, Entry> entries() throws IOException {
        if (entries.isEmpty()) {
            var found = new TreeMap<String, Entry>();
            try (var walk = new TreeWalk(repository)) {
                walk.addTree(tree);
                while (walk.next()) {
                    found.put(walk.getNameString(), new Entry(walk.getFileMode(0), walk.getObjectId(0)));
                }
            }
            entries = Optional.of(found);
        }
        return entries.get();
    }

    private record Blob(Repository repository, ObjectId id) implements RepositoryEntry.File {
        @Override
        public long size() throws IOException {
            return repository.open(id).getSize();
        }

        @Override
        public byte[] bytes() throws IOException {
            return repository.open(id).getBytes();
        }
    }
}
