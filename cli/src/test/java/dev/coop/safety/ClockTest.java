package dev.coop.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess;
import dev.coop.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployers whose clocks disagree. */
class ClockTest {
    private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");

    @TempDir
    Path folder;

    @Test
    void releasesAreInTheOrderOfTheirCommitsWhateverTheClocksSay() throws Exception {
        try (var front = new Front(folder)) {
            Sources.in(folder.resolve("sources"), 3);
            var stage = Stage.in(folder.resolve("start"), folder.resolve("sources"), front);
            front.lead(stage.git().folder(), stage.gitHub(), Optional.empty(), _ -> {});

            deployed(stage, 1, Duration.ofDays(1));
            deployed(stage, 2, Duration.ofDays(-400));
            deployed(stage, 3, Duration.ZERO);

            assertThat(deployed(stage, 2, Duration.ofDays(1)).err()).contains("superseded");
            assertThat(stage.git()
                            .run("log", "--format=%s", "main")
                            .lines()
                            .map(line -> line.replaceAll(".*serve ", "")))
                    .hasSize(4);
            assertThat(stage.git().run("show", "main:apps/hello/dev/release.yaml"))
                    .contains("serve 3");
            var history = program(stage, Duration.ZERO)
                    .run(stage.source("hello-3"), "history", "dev")
                    .out();
            assertThat(history.indexOf("serve 3")).as(history).isPositive().isLessThan(history.indexOf("serve 2"));
            assertThat(history.indexOf("serve 2")).isLessThan(history.indexOf("serve 1"));
        }
    }

    private static InProcess.Outcome deployed(Stage stage, int commit, Duration off) {
        var image = "127.0.0.1:1/acme/hello@sha256:" + Integer.toString(commit).repeat(64);
        var outcome = program(stage, off).run(stage.source("hello-" + commit), "deploy", "dev", "--image", image);
        assertThat(outcome.status()).as("%s", outcome).isZero();
        return outcome;
    }

    private static InProcess program(Stage stage, Duration off) {
        var clock = new SettableClock(NOW.plus(off));
        return new InProcess(stage.variables(), clock, clock, Duration.ofMinutes(1));
    }
}
