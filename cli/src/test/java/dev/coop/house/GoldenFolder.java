package dev.coop.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder below {@code src/test/golden} with files as they should come out. What comes out differently, is missing or
 * is too much fails the test; {@code -Dgolden=update} writes what came out instead, for a person to review.
 */
public final class GoldenFolder {
    private static final Path ROOT = Path.of("src", "test", "golden");
    private static final Path REFERENCE = Path.of("..", "docs", "reference");
    private static final Path MANUAL = Path.of("..", "man");
    private static final Path COMPLETIONS = Path.of("..", "completions");
    private static final String HOW = "review the difference; if it is meant, run the test with -Dgolden=update";

    private final Path folder;

    private GoldenFolder(Path folder) {
        this.folder = folder;
    }

    /** Returns a folder by its path below the golden files, such as {@code scaffold/go-new}. */
    public static GoldenFolder of(String path) {
        return new GoldenFolder(ROOT.resolve(path));
    }

    /** Returns the pages of docs/reference, of which tests make some. */
    public static GoldenFolder ofReference() {
        return new GoldenFolder(REFERENCE);
    }

    /** Returns the manual pages, which a test makes. */
    public static GoldenFolder ofManual() {
        return new GoldenFolder(MANUAL);
    }

    /** Returns the completion scripts, which a test makes. */
    public static GoldenFolder ofCompletions() {
        return new GoldenFolder(COMPLETIONS);
    }

    /** Returns a folder in this one. */
    public GoldenFolder in(String name) {
        return new GoldenFolder(folder.resolve(name));
    }

    /** Returns where it is. */
    public Path path() {
        return folder;
    }

    /** Returns the names of the folders in it, sorted: its cases. */
    public List<String> cases() {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the text of every file in it by its path, with slashes; nothing when it is not there. */
    public SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        if (!Files.exists(folder)) {
            return files;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(name(path), Files.readString(path));
            }
            return files;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Checks that the folder has exactly these files, given as path to text. */
    public void holds(Map<String, String> actual) {
        if (updates()) {
            files().keySet().stream().filter(path -> !actual.containsKey(path)).forEach(this::remove);
            actual.forEach(this::write);
            return;
        }
        var expected = files();
        assertThat(actual.keySet()).as("files of %s: %s", folder, HOW).isEqualTo(expected.keySet());
        actual.forEach((path, text) ->
                assertThat(text).as("%s: %s", folder.resolve(path), HOW).isEqualTo(expected.get(path)));
    }

    /** Checks that a file in the folder has exactly this text. */
    public void holds(String file, String text) {
        if (updates()) {
            write(file, text);
            return;
        }
        var golden = folder.resolve(file);
        assertThat(golden).as(HOW).exists();
        assertThat(text).as("%s: %s", golden, HOW).isEqualTo(read(golden));
    }

    private static boolean updates() {
        var updates = "update".equals(System.getProperty("golden"));
        if (updates && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("golden files are not rewritten where nobody reviews them");
        }
        return updates;
    }

    private String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String path, String text) {
        var file = folder.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void remove(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
