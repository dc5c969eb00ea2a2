package dev.coop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess.Outcome;
import dev.coop.gitops.GitProgram;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code coop render --to DIR} writes into this folder and nowhere else, and loses nothing that was there. */
class RenderToFolderTest {
    @TempDir
    Path folder;

    private GitProgram repository;
    private Path into;
    private Path outside;

    @BeforeEach
    void app() throws IOException {
        repository = GitProgram.workTree(folder.resolve("mug"), "main");
        repository.write("coop.yaml", "app: mug\nport: 8181\n").commit("Serve mugs");
        into = repository.folder().resolve("out");
        outside = Files.createDirectories(folder.resolve("outside"));
    }

    @Test
    void writesEachFileOnce() throws IOException {
        assertThat(render().status()).isZero();
        var longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(into.resolve("service-mug.yaml"), longAgo);
        Files.writeString(into.resolve("deployment-mug.yaml"), "kind: Depl");
        Files.writeString(into.resolve(".deployment-mug.yaml.coop"), "left when it was killed");

        var again = render();

        assertThat(again.out().lines()).hasSize(2).allMatch(line -> line.startsWith(into.toString()));
        assertThat(again.err()).doesNotContain("other files");
        assertThat(Files.getLastModifiedTime(into.resolve("service-mug.yaml"))).isEqualTo(longAgo);
        assertThat(into.resolve("deployment-mug.yaml")).content().contains("kind: Deployment");
        assertThat(into.toFile().list()).containsExactlyInAnyOrder("deployment-mug.yaml", "service-mug.yaml");
    }

    @Test
    void keepsOtherFilesAndSaysSo() throws IOException {
        Files.createDirectories(into.resolve("sub"));
        Files.writeString(into.resolve("ingress-mug.yaml"), "of before\n");
        Files.writeString(into.resolve("README.md"), "# Manifests\n");
        Files.writeString(into.resolve("sub/a.yaml"), "not looked at\n");

        var outcome = render();

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).contains("other files, which stay: ingress-mug.yaml\n");
        assertThat(into.resolve("ingress-mug.yaml")).hasContent("of before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"there.yaml", "not-there.yaml"})
    void followsNoLinkOutOfTheFolder(String target) throws IOException {
        Files.createDirectories(into);
        Files.writeString(outside.resolve("there.yaml"), "mine\n");
        Files.createSymbolicLink(into.resolve("service-mug.yaml"), outside.resolve(target));

        var outcome = render();

        assertThat(outcome.status()).as("%s", outcome).isEqualTo(3);
        assertThat(outcome.err()).contains("leads out of the folder", into.resolve("service-mug.yaml") + "\n");
        assertThat(outside.toFile().list()).containsExactly("there.yaml");
        assertThat(outside.resolve("there.yaml")).hasContent("mine");
        assertThat(into.toFile().list()).as("nothing is half done").containsExactly("service-mug.yaml");
    }

    @Test
    void takesAFolderThatIsItselfBehindALink() throws IOException {
        Files.createSymbolicLink(into, outside);

        assertThat(render().status()).isZero();
        assertThat(outside.toFile().list()).containsExactlyInAnyOrder("deployment-mug.yaml", "service-mug.yaml");
    }

    @Test
    void saysThatTheFolderIsAFile() throws IOException {
        Files.writeString(into, "mine\n");

        var outcome = render();

        assertThat(outcome.status()).as("%s", outcome).isEqualTo(6);
        assertThat(into).hasContent("mine");
    }

    private Outcome render() {
        var variables = new HashMap<>(GitProgram.ENVIRONMENT);
        variables.put("HOME", folder.resolve("home").toString());
        variables.put("PATH", System.getenv("PATH"));
        variables.put("COOP_PLATFORM", "sandbox");
        var clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));
        return new InProcess(variables, clock, clock, Duration.ofSeconds(5))
                .run(
                        repository.folder(),
                        List.of("render", "dev", "--to", "out").toArray(String[]::new));
    }
}
