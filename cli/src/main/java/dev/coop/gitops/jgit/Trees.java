package dev.coop.gitops.jgit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads trees one at a time, asking the upstream for each. */
record Trees(Upstream upstream, ObjectReader reader) {
    private static final String APPS = "apps";

    /**
     * What a tree says of one name.
     *
     * @param raw the name's bytes, a character each: Git's names need not be UTF-8
     * @param mode what it is
     * @param id its content
     */
    record Entry(String raw, FileMode mode, ObjectId id) {
        static Entry named(String name, FileMode mode, ObjectId id) {
            return new Entry(raw(name), mode, id);
        }

        static Entry at(CanonicalTreeParser parser) {
            var bytes = new byte[parser.getNameLength()];
            parser.getName(bytes, 0);
            return new Entry(
                    new String(bytes, StandardCharsets.ISO_8859_1),
                    parser.getEntryFileMode(),
                    parser.getEntryObjectId());
        }

        private static String raw(String name) {
            return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }

        byte[] bytes() {
            return raw.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Returns the name; of one that is not UTF-8, with what cannot be read replaced. */
        String name() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        boolean isReadable() {
            return isNamed(name());
        }

        boolean isNamed(String name) {
            return raw.equals(raw(name));
        }

        boolean isTree() {
            return mode.equals(FileMode.TREE);
        }

        /** Whether it is a file; a link or a submodule is not. */
        boolean isFile() {
            return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
        }
    }

    List<Entry> entries(ObjectId tree) throws IOException {
        upstream.need(List.of(tree));
        var entries = new ArrayList<Entry>();
        for (var at = new CanonicalTreeParser(null, reader, tree); !at.eof(); at = at.next()) {
            entries.add(Entry.at(at));
        }
        return entries;
    }

    /** Finds what is at a path; of an app's folder, that it goes through, everything is made readable at once. */
    Optional<Entry> find(ObjectId root, String path) throws IOException {
        var tree = root;
        var names = path.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            if (i == 2 && names[0].equals(APPS)) {
                upstream.needWhole(List.of(tree));
            }
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

    /**
     * Finds the ids of what is at a path in each of several trees, fetching what is missing of all of them at once, and
     * everything of an app's folders.
     */
    List<Optional<ObjectId>> find(List<ObjectId> roots, String path) throws IOException {
        var at = roots.stream().map(Optional::of).toList();
        var names = path.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            var name = names[i];
            var trees = at.stream().flatMap(Optional::stream).distinct().toList();
            if (i == 2 && names[0].equals(APPS)) {
                upstream.needWhole(trees);
            } else {
                upstream.need(trees);
            }
            var below = new HashMap<ObjectId, Optional<ObjectId>>();
            for (var tree : at) {
                if (tree.isPresent() && !below.containsKey(tree.get())) {
                    below.put(tree.get(), idOf(tree.get(), name));
                }
            }
            at = at.stream().map(tree -> tree.flatMap(id -> below(below, id))).toList();
        }
        return at;
    }

    private static Optional<ObjectId> below(Map<ObjectId, Optional<ObjectId>> known, ObjectId tree) {
        return Optional.ofNullable(known.get(tree)).flatMap(found -> found);
    }

    private Optional<ObjectId> idOf(ObjectId tree, String name) throws IOException {
        return reader.open(tree).getType() == org.eclipse.jgit.lib.Constants.OBJ_TREE
                ? named(tree, name).map(Entry::id)
                : Optional.empty();
    }

    private Optional<Entry> named(ObjectId tree, String name) throws IOException {
        upstream.need(List.of(tree));
        for (var at = new CanonicalTreeParser(null, reader, tree); !at.eof(); at = at.next()) {
            if (at.getEntryPathString().equals(name)) {
                return Optional.of(Entry.at(at)).filter(entry -> entry.isNamed(name));
            }
        }
        return Optional.empty();
    }
}
