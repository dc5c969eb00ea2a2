package dev.coop.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.acceptance.CoopProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program killed in the middle of an exchange, which the server still gets, and the same command run again.
 * {@code -Dkills=all} kills it in each of them, without it in the last few, where something is written.
 */
class KillTest {
    private static final boolean ALL = "all".equals(System.getProperty("kills"));
    private static final int FEW = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"COMMIT", "UPDATE", "MERGE"})
    void theSameCommandAgainConverges(Scenario scenario) throws Exception {
        try (var front = new Front(folder)) {
            Sources.in(folder.resolve("sources"), 2);
            var start = Stage.in(folder.resolve("start"), folder.resolve("sources"), front);
            scenario.prepare(start);
            var smooth = start.copied(folder.resolve("smooth"));
            var exchanges = smooth.run(Optional.empty(), smooth.source(scenario.source()), scenario.command())
                    .exchanges();
            var program = CoopProgram.installedIn(folder.resolve("bin"));

            var moments = IntStream.rangeClosed(ALL ? 1 : exchanges.size() - FEW + 1, exchanges.size())
                    .toArray();
            for (var moment : moments) {
                var stage = start.copied(folder.resolve("kill-" + moment));
                killed(program, scenario, stage, moment);
                var again = stage.run(stage.source(scenario.source()), scenario.command());
                assertThat(again.status())
                        .as("after exchange %s: %s", moment, again)
                        .isZero();
                assertThat(stage.shown())
                        .as("after exchange %s, %s", moment, exchanges.get(moment - 1))
                        .isEqualTo(smooth.shown());
            }
            System.out.println(scenario + ": killed at " + moments.length + " of " + exchanges.size() + " exchanges");
            assertThat(moments.length).isGreaterThanOrEqualTo(FEW);
        }
    }

    private static void killed(CoopProgram program, Scenario scenario, Stage stage, int moment) throws Exception {
        var process = new CompletableFuture<Process>();
        stage.front().lead(stage.git().folder(), stage.gitHub(), Optional.empty(), number -> {
            if (number == moment) {
                process.join().destroyForcibly();
                process.join().onExit().join();
            }
        });
        var command = new ArrayList<>(List.of(program.folder().resolve("coop").toString()));
        command.addAll(List.of(scenario.command()));
        var builder = new ProcessBuilder(command)
                .directory(stage.source(scenario.source()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(stage.variables());
        process.complete(builder.start());
        assertThat(process.join().waitFor()).as("killed by signal 9").isEqualTo(137);
        stage.front().ended();
    }
}
