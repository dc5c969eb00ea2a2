package dev.coop.gitops.jgit;

import dev.coop.gitops.Snapshot;
import dev.coop.source.CommitId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** A commit's tree, of which each part is asked for when somebody reads it. Links and submodules are not files. */
final class JGitSnapshot implements Snapshot {
    private final Upstream upstream;
    private final ObjectId commit;
    // A commit of many apps has a long message, and each reading of it is checked by its hash.
    private Optional<ObjectId> root = Optional.empty();

    JGitSnapshot(Upstream upstream, ObjectId commit) {
        this.upstream = upstream;
        this.commit = commit;
    }

    @Override
    public CommitId commit() {
        return new CommitId(commit.name());
    }

    @Override
    public void prepare(Collection<String> folders) {
        read(reader -> {
            var trees = new ArrayList<ObjectId>();
            for (var folder : folders) {
                tree(reader, folder).ifPresent(trees::add);
            }
            upstream.needWhole(trees);
            return trees;
        });
    }

    @Override
    public Optional<byte[]> file(String path) {
        return read(reader -> {
            var entry = entry(reader, path).filter(Trees.Entry::isFile);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            upstream.need(List.of(entry.get().id()));
            return Optional.of(bytes(reader, entry.get().id()));
        });
    }

    @Override
    public SortedMap<String, byte[]> files(String folder) {
        return read(reader -> {
            var blobs = new LinkedHashMap<String, ObjectId>();
            var tree = tree(reader, folder);
            if (tree.isPresent()) {
                upstream.needWhole(List.of(tree.get()));
                collect(new Trees(upstream, reader), tree.get(), "", blobs);
            }
            var files = new TreeMap<String, byte[]>();
            for (var blob : blobs.entrySet()) {
                files.put(blob.getKey(), bytes(reader, blob.getValue()));
            }
            return files;
        });
    }

    private static void collect(Trees trees, ObjectId tree, String prefix, Map<String, ObjectId> blobs)
            throws IOException {
        for (var entry : trees.entries(tree)) {
            if (entry.isTree()) {
                collect(trees, entry.id(), prefix + entry.name() + "/", blobs);
            } else if (entry.isFile()) {
                blobs.put(prefix + entry.name(), entry.id());
            }
        }
    }

    @Override
    public List<String> list(String folder) {
        return read(reader -> {
            var names = new ArrayList<String>();
            var tree = tree(reader, folder);
            if (tree.isPresent()) {
                new Trees(upstream, reader).entries(tree.get()).forEach(entry -> names.add(entry.name()));
            }
            return names.stream().sorted().toList();
        });
    }

    @Override
    public List<String> folders(String folder) {
        return read(reader -> {
            var tree = tree(reader, folder);
            return tree.isEmpty()
                    ? List.<String>of()
                    : new Trees(upstream, reader)
                            .entries(tree.get()).stream()
                                    .filter(entry -> entry.isTree() && entry.isReadable())
                                    .map(Trees.Entry::name)
                                    .sorted()
                                    .toList();
        });
    }

    @Override
    public Optional<Kind> kind(String path) {
        return read(reader -> entry(reader, path)
                .map(entry -> entry.isTree() ? Kind.FOLDER : entry.isFile() ? Kind.FILE : Kind.OTHER));
    }

    @Override
    public List<String> oddities(String folder) {
        return read(reader -> {
            var odd = new ArrayList<String>();
            var tree = tree(reader, folder);
            if (tree.isPresent()) {
                upstream.needWhole(List.of(tree.get()));
                odd(new Trees(upstream, reader), tree.get(), "", odd);
            }
            return odd;
        });
    }

    private static void odd(Trees trees, ObjectId tree, String prefix, List<String> odd) throws IOException {
        for (var entry : trees.entries(tree)) {
            if (!entry.isReadable() || (!entry.isTree() && !entry.isFile())) {
                odd.add(prefix + entry.name());
            } else if (entry.isTree()) {
                odd(trees, entry.id(), prefix + entry.name() + "/", odd);
            }
        }
    }

    @Override
    public Optional<String> treeId(String folder) {
        return read(reader -> tree(reader, folder).map(ObjectId::name));
    }

    private Optional<ObjectId> tree(ObjectReader reader, String folder) throws IOException {
        return folder.isEmpty()
                ? Optional.of(root(reader))
                : entry(reader, folder).filter(Trees.Entry::isTree).map(Trees.Entry::id);
    }

    private Optional<Trees.Entry> entry(ObjectReader reader, String path) throws IOException {
        return new Trees(upstream, reader).find(root(reader), path);
    }

    private ObjectId root(ObjectReader reader) throws IOException {
        if (root.isEmpty()) {
            root = Optional.of(new Commits(reader).read(commit).getTree().getId());
        }
        return root.get();
    }

    private static byte[] bytes(ObjectReader reader, ObjectId blob) throws IOException {
        return reader.open(blob).getBytes();
    }

    private interface Reading<T> {
        T from(ObjectReader reader) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try (var reader = upstream.objects().newObjectReader()) {
            return reading.from(reader);
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable(commit.name(), "read a file", e);
        }
    }
}
