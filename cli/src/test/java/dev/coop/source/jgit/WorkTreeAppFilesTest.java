package dev.coop.source.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.SourceFiles;
import dev.coop.gitops.GitProgram;
import dev.coop.process.SystemPrograms;
import dev.coop.source.CommitId;
import dev.coop.source.SourceRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class WorkTreeAppFilesTest extends AppFilesContract {

    @Override
    SourceFiles read(GitProgram git, SourceRepository app) {
        return app.files();
    }

    @Test
    void leaveOutWhatGitIgnores() {
        var git = app();
        git.write(".gitignore", "secret*\nbuild/\n").write("mug/k8s/.gitignore", "local.yaml\n");
        git.write("mug/k8s/secret.yaml", "s\n")
                .write("mug/k8s/local.yaml", "l\n")
                .write("mug/k8s/build/b.yaml", "b\n");
        git.write("mug/k8s/new.yaml", "new\n").write("mug/k8s/build/kept.yaml", "kept\n");
        git.run("add", "-f", "mug/k8s/build/kept.yaml");

        assertThat(open(git, "mug").files().files())
                .containsOnlyKeys("coop.yaml", "k8s/.gitignore", "k8s/a.yaml", "k8s/new.yaml", "k8s/build/kept.yaml");
    }

    @Test
    void areThoseOfTheCommitAsLongAsNothingOfThemChanges() throws IOException {
        var git = app();
        git.write("shared/s.yaml", "s\n");
        Files.createSymbolicLink(git.folder().resolve("mug/k8s/s.yaml"), Path.of("../../shared/s.yaml"));
        git.write(".gitattributes", "*.yaml eol=crlf\n").commit("link");
        git.run("rm", "-q", "-r", "--cached", ".");
        git.run("reset", "-q", "--hard");
        assertThat(Files.readString(git.folder().resolve("mug/k8s/a.yaml"))).isEqualTo("a\r\n");

        assertThat(open(git, "mug").files().text("k8s/a.yaml"))
                .as("as committed")
                .contains("a\n");
        git.write("mug/main.go", "changed\n").write("other.txt", "new\n");
        assertThat(open(git, "mug").hasChanges()).isTrue();
        assertThat(open(git, "mug").files().text("k8s/a.yaml"))
                .as("as committed")
                .contains("a\n");

        git.write("mug/main.go", "package main\n").write("shared/s.yaml", "changed\r\n");
        assertThat(open(git, "mug").hasChanges()).as("what a link leads to").isTrue();
        assertThat(open(git, "mug").files().text("k8s/s.yaml")).contains("changed\r\n");
    }

    @Test
    void seeAFolderThatIsGone() throws IOException {
        var git = app();
        git.run("rm", "-q", "-r", "mug/k8s");

        assertThat(open(git, "mug").files().files()).containsOnlyKeys("coop.yaml");
    }

    @Test
    void keepWhatASparseCheckoutLeavesOut() {
        var git = app();
        git.write("other/x.txt", "x\n").commit("other");
        git.run("sparse-checkout", "set", "--no-cone", "/mug/coop.yaml", "/mug/main.go");
        assertThat(git.folder().resolve("mug/k8s")).doesNotExist();
        assertThat(open(git, "mug").hasChanges()).isFalse();

        git.write("mug/coop.yaml", "app: jug\n");

        var files = open(git, "mug").files();
        assertThat(files.text("coop.yaml")).contains("app: jug\n");
        assertThat(files.text("k8s/a.yaml")).contains("a\n");
    }

    @Test
    void sayThatGitIgnoresCoopYaml() {
        var git = GitProgram.workTree(folder.resolve("ignoring"), "main");
        git.write(".gitignore", "coop.yaml\n").commit("start");
        git.write("coop.yaml", "app: mug\n");

        assertThat(open(git, ".").files().problems()).extracting("code").containsExactly("not-committed");
    }

    @Test
    void refuseWhatCannotBeReadWithItsPath() throws IOException {
        var git = app();
        var locked = Files.createDirectories(git.folder().resolve("mug/k8s/locked"));
        git.write("mug/k8s/locked/x.yaml", "x\n").commit("locked");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(locked), "root reads everything");
        try {
            assertThat(open(git, "mug").files().problems())
                    .extracting("path", "code")
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("k8s/locked", "unreadable-file"));
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void refuseAPipe() throws IOException, InterruptedException {
        var git = app();
        new ProcessBuilder("mkfifo", "mug/k8s/pipe")
                .directory(git.folder().toFile())
                .start()
                .waitFor();

        assertThat(open(git, "mug").files().problems()).extracting("code").containsExactly("special-file");
    }

    @Test
    void areReadWithoutGitToo() throws IOException {
        var plain = Files.createDirectories(folder.resolve("plain"));
        Files.createDirectories(plain.resolve("k8s"));
        Files.writeString(plain.resolve("coop.yaml"), "app: mug\n");
        Files.writeString(plain.resolve("k8s/a.yaml"), "a\n");
        Files.writeString(folder.resolve("outside.yaml"), "secret\n");
        Files.createSymbolicLink(plain.resolve("k8s/same.yaml"), Path.of("a.yaml"));
        Files.createSymbolicLink(plain.resolve("k8s/out.yaml"), Path.of("../../outside.yaml"));

        var files = new SourceRepositories(Map.of(), new SystemPrograms())
                .around(plain)
                .files();

        assertThat(files.files()).containsOnlyKeys("coop.yaml", "k8s/a.yaml", "k8s/same.yaml");
        assertThat(files.problems()).extracting("code").containsExactly("link-leads-outside");
    }

    @Test
    void areOfAnEarlierCommitAsItNamesThem() {
        var git = app();
        var first = new CommitId(git.run("rev-parse", "HEAD"));
        git.write("mug/coop.yaml", "app: mug\nresources: deploy/\n")
                .write("mug/deploy/b.yaml", "b\n")
                .commit("moved");

        assertThat(open(git, "mug").filesAt(first).files()).containsOnlyKeys("coop.yaml", "k8s/a.yaml");
        assertThat(open(git, "mug").files().files()).containsOnlyKeys("coop.yaml", "deploy/b.yaml");
    }

    private GitProgram app() {
        var git = GitProgram.workTree(folder.resolve("app"), "main");
        git.write("mug/coop.yaml", "app: mug\n")
                .write("mug/main.go", "package main\n")
                .write("mug/k8s/a.yaml", "a\n")
                .commit("start");
        return git;
    }

    private static SourceRepository open(GitProgram git, String app) {
        return new SourceRepositories(Map.of(), new SystemPrograms())
                .around(git.folder().resolve(app));
    }
}
