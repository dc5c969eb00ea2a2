package dev.coop.gitops.jgit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads trees one at a time, asking the upstream for each. */
record Trees(Upstream upstream, ObjectReader reader) {

    /** What a tree says of one name. */
    record Entry(String name, FileMode mode, ObjectId id) {
        boolean isTree() {
            return mode.equals(FileMode.TREE);
        }
    }

    List<Entry> entries(ObjectId tree) throws IOException {
        upstream.need(List.of(tree));
        var entries = new ArrayList<Entry>();
        for (var at = new CanonicalTreeParser(null, reader, tree); !at.eof(); at = at.next()) {
            entries.add(new Entry(at.getEntryPathString(), at.getEntryFileMode(), at.getEntryObjectId()));
        }
        return entries;
    }

    Optional<Entry> find(ObjectId root, String path) throws IOException {
        var tree = root;
        var names = path.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            var found = named(tree, names[i]);
            if (found.isEmpty() || i == names.length - 1) {
                return found;
            }
            if (!found.get().isTree()) {
                return Optional.empty();
            }
            tree = found.get().id();
        }
        return Optional.empty();
    }

    private Optional<Entry> named(ObjectId tree, String name) throws IOException {
        upstream.need(List.of(tree));
        for (var at = new CanonicalTreeParser(null, reader, tree); !at.eof(); at = at.next()) {
            if (at.getEntryPathString().equals(name)) {
                return Optional.of(new Entry(name, at.getEntryFileMode(), at.getEntryObjectId()));
            }
        }
        return Optional.empty();
    }
}
