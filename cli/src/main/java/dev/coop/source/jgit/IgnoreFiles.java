package dev.coop.source.jgit;

import dev.coop.app.Ignored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.ignore.IgnoreNode;

/** The files called {@code .gitignore} of a folder that is in no repository yet. */
final class IgnoreFiles {
    private static final String NAME = ".gitignore";
    private static final int MOST_FOLDERS = 10_000;

    private final Path root;
    private final Set<String> ignored = new HashSet<>();
    private int folders;

    private IgnoreFiles(Path root) {
        this.root = root;
    }

    /** The rules of one file, for the paths below its folder. */
    private record Rules(String prefix, IgnoreNode node) {
        Optional<Boolean> ignores(String path, boolean isFolder) {
            return Optional.ofNullable(node.checkIgnored(path.substring(prefix.length()), isFolder));
        }
    }

    /** Returns what Git would ignore in a folder. */
    static Ignored below(Path folder) {
        var files = new IgnoreFiles(folder);
        files.look("", List.of());
        return new Ignored(files.ignored);
    }

    private void look(String prefix, List<Rules> above) {
        if (folders++ >= MOST_FOLDERS) {
            return;
        }
        var rules = new ArrayList<Rules>(above);
        rules(prefix).ifPresent(rules::addFirst);
        for (var name : names(prefix)) {
            var path = prefix + name;
            var isFolder = Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
            var isIgnored = rules.stream()
                    .flatMap(each -> each.ignores(path, isFolder).stream())
                    .findFirst()
                    .orElse(false);
            if (isIgnored) {
                ignored.add(path);
            } else if (isFolder && !name.equals(".git")) {
                look(path + "/", rules);
            }
        }
    }

    private List<String> names(String prefix) {
        try (var found = Files.list(root.resolve(prefix))) {
            return found.map(each -> each.getFileName().toString()).toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private Optional<Rules> rules(String prefix) {
        var file = root.resolve(prefix + NAME);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var node = new IgnoreNode();
            node.parse(in);
            return Optional.of(new Rules(prefix, node));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
