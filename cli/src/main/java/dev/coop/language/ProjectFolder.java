package dev.coop.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A project's files as detection reads them: a bounded number of them, of a bounded size, and nothing that cannot be
 * read. Detection is a guess that the user sees, so a file that it cannot read is a file that is not there.
 */
public final class ProjectFolder {
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 2000;
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
            "spec",
            "e2e",
            "cypress",
            "playwright",
            "fixtures",
            "mocks",
            "__mocks__",
            "examples",
            "_examples",
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

    /** Returns a folder below. */
    public ProjectFolder below(String path) {
        return new ProjectFolder(folder.resolve(path));
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

    /** Returns a file's text; nothing when it is not there, too large or not text. */
    public Optional<String> text(String path) {
        return hasFile(path)
                ? Optional.of(lines(path).stream().map(Line::text).collect(Collectors.joining("\n", "", "\n")))
                : Optional.empty();
    }

    /** Returns the paths of source files with one of these extensions, those first that a program begins in. */
    public List<String> sources(Set<String> extensions) {
        var found = new ArrayList<String>();
        var level = List.of("");
        for (var depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
            var below = new ArrayList<String>();
            for (var path : level) {
                look(path, extensions, found, below);
            }
            level = found.size() < MOST_FILES ? below : List.of();
        }
        found.sort(Comparator.<String>comparingInt(path -> isBeginning(path) ? 0 : 1)
                .thenComparingLong(
                        path -> path.chars().filter(each -> each == '/').count())
                .thenComparing(Comparator.naturalOrder()));
        return found;
    }

    /** Level by level, so that the bound on files cuts off what lies deepest. */
    private void look(String path, Set<String> extensions, List<String> found, List<String> below) {
        for (var name : entries(path)) {
            var entry = path.isEmpty() ? name : path + "/" + name;
            if (Files.isSymbolicLink(folder.resolve(entry))) {
                continue;
            }
            if (hasFolder(entry)) {
                if (isSourceFolder(name)) {
                    below.add(entry);
                }
            } else if (found.size() < MOST_FILES && isSource(name, extensions) && hasFile(entry)) {
                found.add(entry);
            }
        }
    }

    private static boolean isSourceFolder(String name) {
        return !name.startsWith(".") && !NOT_SOURCES.contains(name);
    }

    private static boolean isSource(String name, Set<String> extensions) {
        return extensions.contains(name.substring(name.lastIndexOf('.') + 1))
                && !name.matches(
                        ".*(_test|\\.test|\\.spec|\\.min|\\.stories|\\.d)\\.[a-z]+|test_.*|conftest\\.py|.*(Test|Tests|IT|Spec)\\.(java|kt)"
                            + "|(playwright|cypress|jest|vitest|karma|vite|webpack|rollup|babel|eslint|next|nuxt|svelte|astro)\\..*"
                            + "|.*[-_.]?(proxy|e2e|mock|mocks|fixture)\\.[a-z]+|setupProxy\\..*|gulpfile\\..*");
    }

    private static boolean isBeginning(String path) {
        return BEGINNING.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }
}
