package dev.coop.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.acceptance.CoopProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program where no file can get any content, as on a full disk. */
class DiskTest {
    @TempDir
    Path folder;

    @Test
    void aRepositoryThatCannotBeWrittenIsLeftWhole() throws Exception {
        try (var front = new Front(folder)) {
            Sources.in(folder.resolve("sources"), 2);
            var stage = Stage.in(folder.resolve("start"), folder.resolve("sources"), front, "local");
            var before = stage.shown();
            var path = stage.git().folder().toString();

            var full = onAFullDisk(stage, path);

            assertThat(full.status()).as(full.said()).isEqualTo(1);
            assertThat(full.said()).contains("✖", "check the disk").doesNotContain("defect", "\tat ");
            assertThat(stage.shown()).isEqualTo(before);
            assertThat(stage.run(stage.source("hello-1"), "deploy", "dev", "--platform", path, "--image", IMAGE)
                            .status())
                    .isZero();
        }
    }

    @Test
    void aServersRepositoryNeedsNoDiskHere() throws Exception {
        try (var front = new Front(folder)) {
            Sources.in(folder.resolve("sources"), 2);
            var stage = Stage.in(folder.resolve("start"), folder.resolve("sources"), front);
            front.lead(stage.git().folder(), stage.gitHub(), Optional.empty(), _ -> {});

            var full = onAFullDisk(stage, front.git());

            assertThat(full.status()).as(full.said()).isZero();
            assertThat(stage.git().run("rev-list", "--count", "main")).isEqualTo("2");
        }
    }

    private static final String IMAGE = "127.0.0.1:1/acme/hello@sha256:" + "1".repeat(64);

    private record Ended(int status, String said) {}

    private Ended onAFullDisk(Stage stage, String platform) throws Exception {
        var program = CoopProgram.installedIn(folder.resolve("bin")).folder().resolve("coop");
        var builder = new ProcessBuilder(List.of(
                        "bash",
                        "-c",
                        "ulimit -f 0; exec " + program + " deploy dev --platform " + platform + " --image " + IMAGE))
                .directory(stage.source("hello-1").toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(stage.variables());
        builder.environment().put("LANG", "C.UTF-8");
        // The JVM's own file for watching it is none of coop's.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:-UsePerfData");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
