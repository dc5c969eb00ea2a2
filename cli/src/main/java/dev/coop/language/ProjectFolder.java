package dev.coop.language;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A project's files as detection reads them: a bounded number of them, of a bounded size, and nothing that cannot be
 * read. Detection is a guess that the user sees, so a file that it cannot read is a file that is not there.
 */
public final class ProjectFolder {
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 500;
    private static final long LARGEST_FILE = 512 * 1024;

    /** Folders that hold what others wrote, or what a build made, or tests. */
    private static final Set<String> NOT_SOURCES = Set.of(
            "node_modules",
            "vendor",
            "target",
            "dist",
            "build",
            "out",
            "testdata",
            "test",
            "tests",
            "__tests__",
            "venv");

    /** Names under which a program usually begins. */
    private static final Pattern BEGINNING = Pattern.compile("(main|server|app|index|application|settings)\\..*");

    private final Path folder;

    public ProjectFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A line of a file.
     *
     * @param file its path, with slashes
     * @param number from 1
     */
    public record Line(String file, int number, String text) {
        /** Returns where it is, for people. */
        public String place() {
            return "from " + file + ":" + number;
        }
    }

    /** Returns the folder's name. */
    public String name() {
        var name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    /** Returns whether there is a file of that path. */
    public boolean hasFile(String path) {
        return Files.isRegularFile(folder.resolve(path));
    }

    /** Returns whether there is a folder of that path. */
    public boolean hasFolder(String path) {
        return Files.isDirectory(folder.resolve(path));
    }

    /** Returns the names of what is in the folder, or in a folder below it, sorted. */
    public List<String> entries(String path) {
        try (var entries = Files.list(folder.resolve(path))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Returns a file's lines; none when it is not there, too large or not text. */
    public List<Line> lines(String path) {
        var file = folder.resolve(path);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
                return List.of();
            }
            var texts = Files.readAllLines(file);
            var lines = new ArrayList<Line>();
            for (var i = 0; i < texts.size(); i++) {
                lines.add(new Line(path, i + 1, texts.get(i)));
            }
            return lines;
        } catch (IOException unreadableOrNotText) {
            return List.of();
        }
    }

    /** Returns the first line of a file that the pattern is found in. */
    public Optional<Line> line(String path, Pattern pattern) {
        return lines(path).stream()
                .filter(line -> pattern.matcher(line.text()).find())
                .findFirst();
    }

    /** Returns the paths of source files with one of these extensions, those first that a program begins in. */
    public List<String> sources(Set<String> extensions) {
        var found = new ArrayList<String>();
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return directory.equals(folder) || isSourceFolder(directory)
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && isSource(file, extensions)) {
                        found.add(folder.relativize(file).toString().replace('\\', '/'));
                    }
                    return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            return List.of();
        }
        found.sort(Comparator.<String>comparingInt(path -> isBeginning(path) ? 0 : 1)
                .thenComparingLong(
                        path -> path.chars().filter(each -> each == '/').count())
                .thenComparing(Comparator.naturalOrder()));
        return found;
    }

    private static boolean isSourceFolder(Path directory) {
        var name = directory.getFileName().toString();
        return !name.startsWith(".") && !NOT_SOURCES.contains(name);
    }

    private static boolean isSource(Path file, Set<String> extensions) {
        var name = file.getFileName().toString();
        return extensions.contains(name.substring(name.lastIndexOf('.') + 1))
                && !name.matches(".*(_test|\\.test|\\.spec|\\.min)\\.[a-z]+|test_.*|.*Tests?\\.java");
    }

    private static boolean isBeginning(String path) {
        return BEGINNING.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }
}
