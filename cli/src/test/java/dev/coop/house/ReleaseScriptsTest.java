package dev.coop.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseScriptsTest {
    private static final Path SCRIPTS = Path.of("..", "release").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void theChangelogHasTheCommitsSinceTheReleaseBeforeByArea() throws Exception {
        shell("git init -q && git config user.name Ada && git config user.email ada@example.com");
        shell("git commit -q --allow-empty -m 'deploy: an old thing' && git tag v0.1.0");
        shell("git commit -q --allow-empty -m 'status: say how old it is'");
        shell("git commit -q --allow-empty -m 'build: bring jq' && git commit -q --allow-empty -m 'Fix a typo'");
        shell("git commit -q --allow-empty -m 'deploy: open one request' && git tag v0.2.0");

        var changelog = shell("sh '" + SCRIPTS.resolve("changelog") + "' 0.2.0").output();

        assertThat(changelog.replaceAll("\\([0-9a-f]{7,}\\)", "(COMMIT)").replaceFirst("\\d{4}-\\d\\d-\\d\\d", "DATE"))
                .isEqualTo("""
                    # coop 0.2.0

                    DATE, changes since v0.1.0

                    ## deploy

                    - open one request (COMMIT)

                    ## status

                    - say how old it is (COMMIT)

                    ## other

                    - Fix a typo (COMMIT)

                    ## behind the scenes

                    - build: bring jq (COMMIT)
                    """);
    }

    @Test
    void theSumsNameEveryOtherFileInOneOrder() throws Exception {
        Files.writeString(folder.resolve("b"), "");
        Files.writeString(folder.resolve("A"), "abc");

        shell("sh '" + SCRIPTS.resolve("checksums") + "' .");
        shell("sh '" + SCRIPTS.resolve("checksums") + "' .");

        assertThat(folder.resolve("SHA256SUMS")).hasContent("""
            ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  A
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b
            """);
    }

    @Test
    void aFileThatWasChangedAfterTheSumsIsRefused() throws Exception {
        Files.writeString(folder.resolve("CHANGELOG.md"), "# coop\n");
        shell("sh '" + SCRIPTS.resolve("checksums") + "' .");
        Files.writeString(folder.resolve("CHANGELOG.md"), "# another\n");

        var checked = run("sh '" + SCRIPTS.resolve("check") + "' .");

        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.output()).contains("SHA256SUMS does not match");
    }

    @Test
    void aFileThatTheSumsDoNotNameIsRefused() throws Exception {
        Files.writeString(folder.resolve("CHANGELOG.md"), "# coop\n");
        shell("sh '" + SCRIPTS.resolve("checksums") + "' .");
        Files.writeString(folder.resolve("coop-9.9.9-linux-amd64.tar.gz"), "");

        var checked = run("sh '" + SCRIPTS.resolve("check") + "' .");

        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.output()).contains("SHA256SUMS does not name coop-9.9.9-linux-amd64.tar.gz");
    }

    private record Run(int exit, String output) {}

    private Run shell(String command) throws IOException, InterruptedException {
        var run = run(command);
        assertThat(run.exit()).as(run.output()).isZero();
        return run;
    }

    private Run run(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
