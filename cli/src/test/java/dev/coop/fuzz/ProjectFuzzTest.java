package dev.coop.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Failure;
import dev.coop.language.BuildText;
import dev.coop.process.SystemPrograms;
import dev.coop.scaffold.Ci;
import dev.coop.scaffold.Existing;
import dev.coop.scaffold.FolderDestination;
import dev.coop.scaffold.ProjectDetector;
import dev.coop.scaffold.Scaffolder;
import dev.coop.source.jgit.SourceRepositories;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a project's files are called, say and lead to: looking at them ends, and what is proposed is of the project
 * and of no other place. {@code -Dfuzz=100000} tries so many projects, {@code -Dseed=7} others.
 */
class ProjectFuzzTest {
    private static final int TRIES = Integer.getInteger("fuzz", 60);
    private static final long SEED = Long.getLong("seed", 1);
    private static final Duration END = Duration.ofMinutes(2);
    private static final List<String> KEYS =
            List.of("app", "platform", "port", "health", "env", "args", "resources", "build");

    @TempDir
    Path home;

    @Test
    void proposesWhatIsTheProjectsOwn() throws IOException {
        for (var turn = 0; turn < TRIES; turn++) {
            var around = home.resolve("" + turn);
            var folder = around.resolve("mug");
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED * 1_000_003 + turn);
            new HostileProject(random, folder).write();
            try {
                Assertions.assertTimeoutPreemptively(END, () -> look(folder));
            } catch (Failure refused) {
                assertThat(refused.diagnostics()).isNotEmpty();
            } catch (RuntimeException | StackOverflowError | AssertionError defect) {
                throw new AssertionError("seed %d, turn %d: %s".formatted(SEED, turn, listed(folder)), defect);
            }
            remove(around);
        }
    }

    private static void look(Path folder) throws IOException {
        var repository = new SourceRepositories(Map.of(), new SystemPrograms()).around(folder);
        var project = new ProjectDetector().detect(repository.project(), Optional.empty());

        assertThat(project.settings().port().orElse(0)).isNotEqualTo(HostileProject.PORT_OUTSIDE);
        if (project.build().sketch().isPresent()) {
            isOfTheProject(project.build().sketch().get(), folder.toRealPath());
        }
        var written = folder.resolveSibling("written");
        new Scaffolder("0.1.0")
                .scaffold(
                        new Scaffolder.Request(
                                project.name(),
                                project,
                                Optional.empty(),
                                Optional.of(Ci.GITHUB),
                                Optional.empty(),
                                Existing.KEEP),
                        new FolderDestination(written));
        if (Files.exists(written.resolve("coop.yaml"))) {
            isACoopYaml(Files.readString(written.resolve("coop.yaml")));
        }
    }

    private static void isOfTheProject(BuildText build, Path folder) throws IOException {
        assertThat(build.run().orElse(""))
                .doesNotContain(HostileProject.IN_NO_COMMAND)
                .matches("[A-Za-z0-9 ._/=&|$'~-]*");
        for (var path : build.copy().keySet()) {
            assertThat(path).doesNotStartWith("/").matches("[^\\p{Cntrl}\u2028\u2029]+");
            assertThat(List.of(path.split("/", -1))).doesNotContain("..", ".", "");
            var file = folder.resolve(path);
            if (Files.exists(file)) {
                assertThat(file.toRealPath().startsWith(folder)).as(path).isTrue();
                assertThat(file.toRealPath().startsWith(folder.resolve(".git")))
                        .as(path)
                        .isFalse();
            } else {
                assertThat(build.run()).as(path).isPresent();
            }
        }
    }

    private static void isACoopYaml(String text) {
        var stream = YamlReader.read(new SourceText("coop.yaml", text));
        assertThat(stream.problems()).as(text).isEmpty();
        assertThat(stream.documents()).as(text).hasSize(1);
        assertThat(stream.documents().getFirst().mapping().orElseThrow().entries())
                .as(text)
                .allSatisfy(entry -> assertThat(entry.key().text()).isIn(KEYS));
        assertThat(text).doesNotContain(HostileProject.OUTSIDE);
    }

    private static String listed(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(folder::relativize).toList().toString();
        }
    }

    private static void remove(Path around) throws IOException {
        try (var files = Files.walk(around)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
