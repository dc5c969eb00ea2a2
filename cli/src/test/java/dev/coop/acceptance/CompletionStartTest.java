package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody waits with a finger on a key. */
class CompletionStartTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"environments", "apps", "templates", "pull-requests"})
    void noBigLibraryIsLoaded(String kind) throws Exception {
        assumeTrue(System.getProperty("coop.binary", "").isEmpty(), "a binary loads no classes");
        var scene = CompletionScene.in(folder, "bash");
        var log = folder.resolve("loaded");

        var answer = scene.lines(
                "JAVA_TOOL_OPTIONS=-Xlog:class+load:file=" + log + " coop __complete " + kind + " -- deploy");

        assertThat(answer).isNotEmpty();
        assertThat(Files.readString(log))
                .contains("dev.coop.cli.completion.Candidates")
                .doesNotContain(
                        "org.eclipse.jgit", "com.google.cloud.tools.jib", "org.kohsuke.github", "java.net.http.");
    }
}
