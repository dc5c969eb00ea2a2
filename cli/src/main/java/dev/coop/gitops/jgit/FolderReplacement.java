package dev.coop.gitops.jgit;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.jgit.Trees.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree in which folders, or single files, are others; of the old trees it reads only those above them. What
 * stands beside them stays as it is, whatever it is.
 */
final class FolderReplacement {
    // Git sorts a folder's name as if it ended in a slash.
    private static final Comparator<Entry> IN_GIT_ORDER =
            Comparator.comparing(entry -> entry.isTree() ? entry.raw() + "/" : entry.raw());

    private final Upstream upstream;
    private final ObjectInserter inserter;
    private final ObjectChecker checker = new ObjectChecker().setSafeForMacOS(true);

    FolderReplacement(Upstream upstream, ObjectInserter inserter) {
        this.upstream = upstream;
        this.inserter = inserter;
    }

    /** Returns the root tree of a commit with folders replaced; a folder without files is left out. */
    ObjectId of(ObjectId commit, SortedMap<String, SortedMap<String, byte[]>> folders) throws IOException {
        folders.forEach(this::refuseOddNames);
        try (var reader = upstream.objects().newObjectReader()) {
            var root = new Commits(reader).read(commit).getTree().getId();
            var replacements = new ArrayList<Replacement>();
            for (var folder : folders.entrySet()) {
                replacements.add(new Replacement(List.of(folder.getKey().split("/")), content(folder.getValue())));
            }
            var replaced = replace(new Trees(upstream, reader), Optional.of(root), replacements);
            return replaced.isPresent() ? replaced.get().id() : inserter.insert(new TreeFormatter());
        }
    }

    /** What is there in the new tree: a folder, or one file. */
    private record Content(FileMode mode, ObjectId id) {}

    /** Something's new content, none where it is to go, and the way to it from the tree that is looked at. */
    private record Replacement(List<String> path, Optional<Content> content) {
        String first() {
            return path.getFirst();
        }

        Replacement below() {
            return new Replacement(path.subList(1, path.size()), content);
        }
    }

    private Optional<Content> replace(Trees trees, Optional<ObjectId> tree, List<Replacement> replacements)
            throws IOException {
        var whole = replacements.stream().filter(each -> each.path().isEmpty()).findFirst();
        if (whole.isPresent()) {
            if (replacements.size() > 1) {
                throw new IllegalArgumentException("a folder that is replaced holds another one that is");
            }
            return whole.get().content();
        }
        var entries = tree.isPresent() ? new ArrayList<>(trees.entries(tree.get())) : new ArrayList<Entry>();
        var byName = replacements.stream().collect(Collectors.groupingBy(Replacement::first, Collectors.toList()));
        for (var named : byName.entrySet()) {
            var name = named.getKey();
            var old = entries.stream()
                    .filter(entry -> entry.isNamed(name) && entry.isTree())
                    .map(Entry::id)
                    .findFirst();
            var below = replace(
                    trees,
                    old,
                    named.getValue().stream().map(Replacement::below).toList());
            entries.removeIf(entry -> entry.isNamed(name));
            below.ifPresent(content -> entries.add(Entry.named(name, content.mode(), content.id())));
        }
        return insert(entries).map(id -> new Content(FileMode.TREE, id));
    }

    private Optional<Content> content(SortedMap<String, byte[]> files) throws IOException {
        var single = Optional.ofNullable(files.get(GitOpsRepository.Change.THE_FILE));
        return single.isPresent()
                ? Optional.of(new Content(FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, single.get())))
                : tree(files).map(id -> new Content(FileMode.TREE, id));
    }

    private Optional<ObjectId> tree(SortedMap<String, byte[]> files) throws IOException {
        var entries = new ArrayList<Entry>();
        var folders = new TreeMap<String, SortedMap<String, byte[]>>();
        for (var file : files.entrySet()) {
            var slash = file.getKey().indexOf('/');
            if (slash < 0) {
                var blob = inserter.insert(Constants.OBJ_BLOB, file.getValue());
                entries.add(Entry.named(file.getKey(), FileMode.REGULAR_FILE, blob));
            } else {
                folders.computeIfAbsent(file.getKey().substring(0, slash), _ -> new TreeMap<>())
                        .put(file.getKey().substring(slash + 1), file.getValue());
            }
        }
        for (var folder : folders.entrySet()) {
            if (files.containsKey(folder.getKey())) {
                throw odd(folder.getKey(), "it is a file and a folder", null);
            }
            tree(folder.getValue()).ifPresent(id -> entries.add(Entry.named(folder.getKey(), FileMode.TREE, id)));
        }
        return insert(entries);
    }

    private Optional<ObjectId> insert(List<Entry> entries) throws IOException {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        entries.sort(IN_GIT_ORDER);
        var formatter = new TreeFormatter();
        for (var entry : entries) {
            var name = entry.bytes();
            formatter.append(name, 0, name.length, entry.mode(), entry.id());
        }
        return Optional.of(inserter.insert(formatter));
    }

    private void refuseOddNames(String folder, SortedMap<String, byte[]> files) {
        refuseOddName(folder);
        files.keySet().stream()
                .filter(path -> !path.equals(GitOpsRepository.Change.THE_FILE))
                .forEach(this::refuseOddName);
    }

    private void refuseOddName(String path) {
        if (path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
            throw odd(path, "it has a backslash or a control character", null);
        }
        try {
            checker.checkPath(path);
        } catch (CorruptObjectException e) {
            throw odd(path, "Git does not take it", e);
        }
    }

    private static Failure odd(String path, String why, @Nullable Exception cause) {
        var printable = path.replaceAll("\\p{Cntrl}", "?");
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("git-file-name", "`" + printable + "` cannot be a file of a release: " + why)
                        .hint("rename the file"),
                cause);
    }
}
