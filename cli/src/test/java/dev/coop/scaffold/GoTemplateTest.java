package dev.coop.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.app.AppName;
import dev.coop.language.ProjectFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app that the Go template makes, given to the real compiler. */
class GoTemplateTest {
    @TempDir
    Path home;

    @BeforeEach
    void needsGo() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go"))),
                "no Go here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean-mug", "log"})
    void isBuiltAndTested(String name) throws IOException, InterruptedException {
        var folder = home.resolve(name);
        var project = new ProjectDetector().detect(new ProjectFolder(folder), Optional.empty());
        new Scaffolder("0.1.0")
                .scaffold(
                        new Scaffolder.Request(
                                new AppName(name),
                                project,
                                Optional.of("go"),
                                Optional.empty(),
                                Optional.empty(),
                                Existing.KEEP),
                        new FolderDestination(folder));

        assertThat(go(folder, "vet", "./...")).isEmpty();
        assertThat(go(folder, "test", "./...")).startsWith("ok");
        assertThat(go(folder, "build", "-o", "dist/app", ".")).isEmpty();
        assertThat(folder.resolve("dist/app")).isExecutable();
    }

    private String go(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("go"), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // Offline, with a cache of its own: the standard library is compiled once for all runs.
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment()
                .put("GOCACHE", Path.of("target", "go-cache").toAbsolutePath().toString());
        builder.environment().put("GOPROXY", "off");
        builder.environment().put("GOTOOLCHAIN", "local");
        builder.environment().put("GOTELEMETRY", "off");
        var log = home.resolve("go.log");
        var process = builder.redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
        var output = Files.readString(log);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
