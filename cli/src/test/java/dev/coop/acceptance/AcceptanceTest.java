package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every script and every document, each in a work folder of its own; {@code -Dscript=} chooses by a part of the name.
 */
class AcceptanceTest {
    private static final String CHOSEN = System.getProperty("script", "");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        var program = CoopProgram.installedIn(folder.resolve("bin"));
        var scripts = files(Path.of("src/test/acceptance"), ".txtar");
        assertThat(scripts).hasSizeGreaterThan(5);
        return scripts.stream()
                .filter(script -> name(script).contains(CHOSEN))
                .map(script -> DynamicTest.dynamicTest(name(script), () -> {
                    try (var run = new ScriptRun(work(script), program)) {
                        run.run(Script.read(script));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> documents() throws IOException {
        var program = CoopProgram.installedIn(folder.resolve("bin"));
        var pages = Stream.concat(Stream.of(Path.of("../README.md")), files(Path.of("../docs"), ".md").stream())
                .toList();
        assertThat(pages).hasSizeGreaterThan(3);
        return pages.stream()
                .filter(page -> hasCommands(page) && name(page).contains(CHOSEN))
                .map(page -> DynamicTest.dynamicTest(
                        name(page), () -> ConsolePage.read(page).run(new Shell(work(page), program))));
    }

    private static boolean hasCommands(Path page) {
        try {
            return ConsolePage.read(page).hasCommands();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Path work(Path file) throws IOException {
        return Files.createDirectories(folder.resolve(name(file).replaceAll("[^a-z0-9]+", "-")));
    }

    private static String name(Path file) {
        return file.toString().replaceFirst("^(src/test/acceptance|\\.\\.)/", "");
    }

    private static List<Path> files(Path below, String ending) throws IOException {
        try (var found = Files.walk(below)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
