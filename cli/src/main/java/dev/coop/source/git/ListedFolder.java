package dev.coop.source.git;

import dev.coop.source.GitTrouble;
import dev.coop.source.RepositoryEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** A folder as a commit has it, as {@code git ls-tree} lists it. */
final class ListedFolder implements RepositoryEntry.Folder {
    private final GitCommands git;
    private final String tree;
    private final String prefix;
    private Optional<SortedMap<String, Entry>> entries = Optional.empty();

    private record Entry(String mode, String id) {}

    ListedFolder(GitCommands git, String tree, String prefix) {
        this.git = git;
        this.tree = tree;
        this.prefix = prefix;
    }

    @Override
    public SortedSet<String> names() throws IOException {
        return Collections.unmodifiableSortedSet(new TreeMap<>(entries()).navigableKeySet());
    }

    @Override
    public Optional<RepositoryEntry> entry(String name) throws IOException {
        var found = entries().get(name);
        if (found == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (found.mode()) {
                    case "040000" -> new ListedFolder(git, found.id(), prefix + name + "/");
                    case "160000" -> new Submodule();
                    case "120000" ->
                        new Link(new String(content(git, found.id(), prefix + name), StandardCharsets.UTF_8));
                    default -> new Blob(git, found.id(), prefix + name);
                });
    }

    private SortedMap<String, Entry> entries() throws IOException {
        if (entries.isEmpty()) {
            var found = new TreeMap<String, Entry>();
            for (var line : git.text("ls-tree", "-z", tree).split("\0", -1)) {
                var tab = line.indexOf('\t');
                if (tab > 0) {
                    var words = line.substring(0, tab).split(" ", -1);
                    found.put(line.substring(tab + 1), new Entry(words[0], words[2]));
                }
            }
            entries = Optional.of(found);
        }
        return entries.get();
    }

    /** Git fetches what a partial clone lacks. */
    static byte[] content(GitCommands git, String id, String path) throws IOException {
        try {
            return git.bytes("cat-file", "blob", id);
        } catch (GitTrouble trouble) {
            var folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : path;
            throw new GitTrouble(
                    "`" + path + "` is not in this clone, and Git cannot fetch it: " + trouble.getMessage(),
                    "make the remote that the clone is of reachable, or run `git sparse-checkout add " + folder
                            + "` while it is");
        }
    }

    private static final class Blob implements RepositoryEntry.File {
        private final GitCommands git;
        private final String id;
        private final String path;
        private Optional<byte[]> content = Optional.empty();

        Blob(GitCommands git, String id, String path) {
            this.git = git;
            this.id = id;
            this.path = path;
        }

        @Override
        public long size() throws IOException {
            return bytes().length;
        }

        @Override
        public byte[] bytes() throws IOException {
            if (content.isEmpty()) {
                content = Optional.of(content(git, id, path));
            }
            return content.get();
        }
    }
}
