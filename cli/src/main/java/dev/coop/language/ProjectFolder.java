package dev.coop.language;

import dev.coop.app.Ignored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project's files as detection reads them: a bounded number of them, of a bounded size, and nothing from outside its
 * repository, whatever a link or a path in one of its files leads to. Detection is a guess that the user sees, so a
 * file that it cannot read is a file that is not there; {@link #unread} names those.
 */
public final class ProjectFolder {
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 2000;
    private static final int MOST_ENTRIES = 20_000;
    private static final int LARGEST_FILE = 512 * 1024;
    private static final int LARGEST_LOCK = 64 * 1024 * 1024;

    /** What people write is shorter; a longer line was written by a program, and tells nothing about this one. */
    private static final int LONGEST_LINE = 2000;

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

    private final String name;
    private final Path folder;
    private final Path repository;
    private final Ignored ignored;
    private final Map<String, String> unread = new TreeMap<>();
    private final Set<String> heldBack = new TreeSet<>();

    /** A folder that is in no repository, or one whose repository is not to count. */
    public ProjectFolder(Path folder) {
        this(folder, folder, Ignored.NOTHING);
    }

    /**
     * @param folder the project's
     * @param repository the root of its repository; nothing outside of it is looked at
     * @param ignored what Git ignores in the folder
     */
    public ProjectFolder(Path folder, Path repository, Ignored ignored) {
        this.name = Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("");
        this.folder = real(folder);
        this.repository = real(repository);
        this.ignored = ignored;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
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
        return name;
    }

    /** Returns a folder below. */
    public ProjectFolder below(String path) {
        return new ProjectFolder(folder.resolve(path), repository, ignored.below(path));
    }

    /** Returns whether there is a file of that path. */
    public boolean hasFile(String path) {
        return found(path).filter(Files::isRegularFile).isPresent();
    }

    /** Returns whether there is a folder of that path. */
    public boolean hasFolder(String path) {
        return found(path).filter(Files::isDirectory).isPresent();
    }

    /** Returns what a path of a file of the project leads to, if it is a path, and leads to what may be looked at. */
    private Optional<Path> found(String path) {
        try {
            var file = folder.resolve(path).normalize();
            if (!file.startsWith(folder)) {
                return Optional.empty();
            }
            var real = file.toRealPath();
            if (!isInRepository(real)) {
                unread.put(path, "it leads out of the repository");
                return Optional.empty();
            }
            return Optional.of(real);
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }

    private boolean isInRepository(Path real) {
        return real.startsWith(repository) && !gitsOwn(repository.relativize(real));
    }

    private static boolean gitsOwn(Path path) {
        for (var name : path) {
            if (name.toString().equals(".git")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether something of the project may be proposed for the image: it is there, in the project's folder
     * itself, and neither ignored by Git nor called as files with secrets are.
     */
    public boolean isForImage(String path) {
        var real = found(path).filter(each -> each.startsWith(folder) && !each.equals(folder));
        if (real.isEmpty() || !PlainPath.is(path)) {
            return false;
        }
        var itself = folder.relativize(real.get()).toString().replace('\\', '/');
        var isKeptOut = Stream.of(path, itself).anyMatch(each -> ignored.holds(each) || SecretFile.isNamed(each));
        if (isKeptOut) {
            heldBack.add(path);
        }
        return !isKeptOut;
    }

    /** Returns whether Git ignores a path. */
    public boolean isIgnored(String path) {
        return ignored.holds(path);
    }

    /** Returns what was asked about for the image, and is ignored by Git or called as files with secrets are. */
    public List<String> heldBack() {
        return List.copyOf(heldBack);
    }

    /** Returns the paths that were asked for, are there, and were not read, each with the reason. */
    public Map<String, String> unread() {
        return Map.copyOf(unread);
    }

    /** Returns the names of what is in the folder, or in a folder below it, sorted. */
    public List<String> entries(String path) {
        var place = found(path);
        if (place.isEmpty()) {
            return List.of();
        }
        try (var entries = Files.list(place.get())) {
            return entries.limit(MOST_ENTRIES)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /** Returns a file's lines; none when it is not there, too large or not text. */
    public List<Line> lines(String path) {
        return text(path).map(text -> lines(path, text)).orElse(List.of());
    }

    private static List<Line> lines(String path, String text) {
        var texts = text.lines().toList();
        var lines = new ArrayList<Line>();
        for (var i = 0; i < texts.size(); i++) {
            lines.add(new Line(path, i + 1, texts.get(i)));
        }
        return lines;
    }

    /** Returns the lines of a source file that a person can have written. */
    public List<Line> source(String path) {
        return read(path, LARGEST_FILE, _ -> {})
                .map(text -> lines(path, text).stream()
                        .filter(line -> line.text().length() <= LONGEST_LINE)
                        .toList())
                .orElse(List.of());
    }

    /** Returns the first line of a file that the pattern is found in. */
    public Optional<Line> line(String path, Pattern pattern) {
        return source(path).stream()
                .filter(line -> pattern.matcher(line.text()).find())
                .findFirst();
    }

    /** Returns a file's text; nothing when it is not there, too large or not text. */
    public Optional<String> text(String path) {
        return read(path, LARGEST_FILE, reason -> unread.put(path, reason));
    }

    /** Returns the text of a file that a tool wrote, however large it is as long as it can be held. */
    public Optional<String> lock(String path) {
        return read(path, LARGEST_LOCK, reason -> unread.put(path, reason));
    }

    private Optional<String> read(String path, int most, Consumer<String> unreadable) {
        var file = found(path).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file.get())) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                unreadable.accept("it is larger than " + most / 1024 + " kB");
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            unreadable.accept("it is not UTF-8");
            return Optional.empty();
        } catch (IOException notReadable) {
            unreadable.accept("it cannot be read");
            return Optional.empty();
        }
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
            if (isLink(entry)) {
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

    private boolean isLink(String path) {
        try {
            return Files.isSymbolicLink(folder.resolve(path));
        } catch (InvalidPathException noName) {
            return false;
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
