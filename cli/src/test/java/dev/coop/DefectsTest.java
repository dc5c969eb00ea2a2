package dev.coop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.gitops.GitProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody has thought of ends as a defect of coop's, which says how to report it. */
class DefectsTest {
    @TempDir
    Path folder;

    @Test
    void anErrorOfTheMachineIsOneToo() {
        var repository = GitProgram.workTree(folder.resolve("mug"), "main");
        repository.write("coop.yaml", "app: mug\nport: 8080\n").commit("Serve mugs");
        var coop = new InProcess(
                Map.of("HOME", folder.toString()),
                () -> {
                    throw new StackOverflowError();
                },
                _ -> {},
                Duration.ofSeconds(1));

        var ended = coop.run(folder.resolve("mug"), "deploy", "--platform", "sandbox", "--no-input");

        assertThat(ended.status()).isEqualTo(70);
        assertThat(ended.err()).contains("coop hit a defect of its own").doesNotContain("\tat ");
    }
}
