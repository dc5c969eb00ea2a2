package dev.coop.source;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.diagnostic.Standpoint;
import dev.coop.resources.ExtraResources;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Files and folders that a command line names. A folder stands for the apps in it and, elsewhere in it, for the files
 * that end as those of resources do; hidden folders are passed by.
 *
 * @param named as they were named, absolute
 * @param files the files, but for those of the apps in the folders
 * @param apps the folders of the apps that the folders hold
 * @param problems what could not be looked at
 */
public record NamedFiles(List<Path> named, SortedSet<Path> files, SortedSet<Path> apps, List<Diagnostic> problems) {
    private static final int DEEPEST = 64;

    public NamedFiles {
        named = List.copyOf(named);
        files = Collections.unmodifiableSortedSet(files);
        apps = Collections.unmodifiableSortedSet(apps);
        problems = List.copyOf(problems);
    }

    /**
     * Looks for what is named.
     *
     * @throws Failure {@code WRONG_USAGE} with everything that is not there
     */
    public static NamedFiles of(List<Path> named, Standpoint user) {
        var missing = named.stream()
                .filter(path -> !Files.exists(path))
                .map(path -> Diagnostic.error("no-such-file", "there is no file `" + user.name(path) + "`")
                        .at(new Location.OfFile(user.name(path)))
                        .hint("correct its name; coop validate without a file checks the whole app"))
                .toList();
        if (!missing.isEmpty()) {
            throw new Failure(Failure.Kind.WRONG_USAGE, missing, null);
        }
        var files = new TreeSet<Path>();
        var apps = new TreeSet<Path>();
        var problems = new ArrayList<Diagnostic>();
        for (var path : named) {
            if (Files.isDirectory(path)) {
                below(path, new Visitor(path, user, files, apps, problems));
            } else {
                files.add(path);
            }
        }
        return new NamedFiles(named, files, apps, problems);
    }

    private static void below(Path folder, Visitor visitor) {
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, visitor);
        } catch (IOException cut) {
            visitor.visitFileFailed(folder, cut);
        }
    }

    /** Returns that a file may not be read. */
    public static Diagnostic unreadable(String name, IOException cause) {
        return AppReading.unreadable(name, cause).seenFrom("");
    }

    /** Whether a file is one of those that are named, or in one of the folders. */
    public boolean hold(Path file) {
        return named.stream().anyMatch(file::startsWith);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path top;
        private final Standpoint user;
        private final Set<Path> files;
        private final Set<Path> apps;
        private final List<Diagnostic> problems;

        Visitor(Path top, Standpoint user, Set<Path> files, Set<Path> apps, List<Diagnostic> problems) {
            this.top = top;
            this.user = user;
            this.files = files;
            this.apps = apps;
            this.problems = problems;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(top) && folder.getFileName().toString().startsWith(".")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.isRegularFile(folder.resolve(SourceFiles.COOP_YAML))) {
                apps.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (ExtraResources.isNamedAsOne(file.getFileName().toString()) && !Files.isDirectory(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            problems.add(NamedFiles.unreadable(user.name(file), unreadable));
            return FileVisitResult.CONTINUE;
        }
    }
}
