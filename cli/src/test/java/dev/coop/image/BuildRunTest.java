package dev.coop.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import dev.coop.image.Recipe.ImagePlatform;
import dev.coop.process.SystemPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildRunTest {
    private final BuildRun run = new BuildRun(new SystemPrograms(), InstantSource.fixed(Instant.EPOCH));
    private final ToldProgress progress = new ToldProgress();
    private final List<String> lines = new ArrayList<>();

    @TempDir
    private Path folder;

    private static BuildPlan plan(String command, String... architectures) {
        var platforms = List.of(architectures).stream()
                .map(each -> new ImagePlatform("linux", each))
                .toList();
        var image = new Recipe(
                new Recipe.Scratch(),
                platforms.stream()
                        .map(each -> new Recipe.Variant(each, List.of()))
                        .toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                OptionalInt.empty(),
                Map.of());
        return new BuildPlan(Optional.of(command), platforms, Map.of(), image);
    }

    @Test
    void runsOnceForEachPlatformInTheAppsFolder() throws IOException {
        var command = "echo $COOP_OS $COOP_ARCH $GOOS $GOARCH >> said";

        run.run(plan(command, "amd64", "arm64"), folder, progress, lines::add);

        assertThat(Files.readString(folder.resolve("said")))
                .isEqualTo("linux amd64 linux amd64\nlinux arm64 linux arm64\n");
        assertThat(progress.steps())
                .containsExactly(command + " (linux/amd64) | 0.0 s", command + " (linux/arm64) | 0.0 s");
    }

    @Test
    void namesACommandOfSeveralLinesByItsFirst() {
        run.run(plan("set -e\necho one\n", "amd64"), folder, progress, lines::add);

        assertThat(progress.steps()).containsExactly("set -e … | 0.0 s");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> run.run(plan("\nset -e\nexit 4", "amd64"), folder, progress, lines::add))
                .withMessage("`set -e …` failed with exit status 4; it printed nothing");
    }

    @Test
    void showsTheLastLinesWhenTheCommandFails() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> run.run(
                        plan("for i in $(seq 30); do echo line $i; done; exit 3", "amd64"),
                        folder,
                        progress,
                        lines::add))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.OTHER);
                    assertThat(failure)
                            .hasMessage(
                                    "`for i in $(seq 30); do echo line $i; done; exit 3` failed with exit status 3");
                });
        assertThat(progress.outputs()).hasSize(20).startsWith("line 11").endsWith("line 30");
        assertThat(lines).hasSize(30);
        assertThat(progress.steps()).isEmpty();
    }
}
