package dev.coop.source.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.SourceFiles;
import dev.coop.gitops.GitProgram;
import dev.coop.process.SystemPrograms;
import dev.coop.source.SourceRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files of an app are, wherever they are read from. */
abstract class AppFilesContract {
    @TempDir
    Path folder;

    private GitProgram git;

    @BeforeEach
    void settle() {
        JGitSettings.install(Map.of("HOME", folder.resolve("home").toString()));
        git = GitProgram.workTree(folder.resolve("work"), "main");
        git.write("services/mug/coop.yaml", "app: mug\n").write("services/mug/main.go", "package main\n");
    }

    /** Reads the files of the app, of which git has everything that is in the work tree. */
    abstract SourceFiles read(GitProgram git, SourceRepository app);

    private SourceFiles read() {
        return read(
                git,
                new SourceRepositories(Map.of(), new SystemPrograms())
                        .around(git.folder().resolve("services/mug")));
    }

    private AppFilesContract link(String path, String target) throws IOException {
        var at = git.folder().resolve(path);
        Files.createDirectories(at.getParent());
        Files.createSymbolicLink(at, Path.of(target));
        return this;
    }

    private void findsOnly(String path, String code) {
        assertThat(read().problems())
                .extracting("path", "code")
                .containsExactly(org.assertj.core.groups.Tuple.tuple(path, code));
    }

    @Test
    void areCoopYamlAndTheWholeResourcesFolder() {
        git.write("services/mug/k8s/a.yaml", "a\n").write("services/mug/k8s/prod/deep/b.json", "b\n");
        git.write("k8s/other.yaml", "other\n");

        var files = read();

        assertThat(files.problems()).isEmpty();
        assertThat(files.files()).containsOnlyKeys("coop.yaml", "k8s/a.yaml", "k8s/prod/deep/b.json");
        assertThat(files.text("k8s/a.yaml")).contains("a\n");
    }

    @Test
    void mayBeCoopYamlAlone() {
        assertThat(read().files()).containsOnlyKeys("coop.yaml");
        assertThat(read().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "deploy/", "./deploy", "././/deploy//", "deploy/."})
    void areOfTheFolderThatCoopYamlNames(String named) {
        git.write("services/mug/coop.yaml", "app: mug\nresources: " + named + "\n");
        git.write("services/mug/deploy/a.yaml", "a\n").write("services/mug/k8s/b.yaml", "b\n");

        assertThat(read().files()).containsOnlyKeys("coop.yaml", "deploy/a.yaml");
        assertThat(read().problems()).isEmpty();
    }

    @Test
    void areOfTheFoldersOfEnvironmentsToo() {
        git.write("services/mug/coop.yaml", "app: mug\nenvironments: {prod: {resources: prod/}}\n");
        git.write("services/mug/k8s/a.yaml", "a\n").write("services/mug/prod/b.yaml", "b\n");

        assertThat(read().files()).containsOnlyKeys("coop.yaml", "k8s/a.yaml", "prod/b.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../other", "/etc", "/", ".", "./", "././", "k8s/../../x", "[1"})
    void areNoneWhereTheNamedFolderIsNoneOfTheApp(String named) {
        git.write("services/mug/coop.yaml", "app: mug\nresources: " + named + "\n")
                .write("other/x.yaml", "x\n");

        assertThat(read().files()).containsOnlyKeys("coop.yaml");
    }

    @Test
    void takeALinkForWhatItLeadsTo() throws IOException {
        git.write("services/mug/shared/s.yaml", "shared\n").write("wide/w.yaml", "wide\n");
        git.write("wide/in/deep.yaml", "deep\n");
        link("services/mug/k8s/s.yaml", "../shared/s.yaml");
        link("services/mug/k8s/chain.yaml", "s.yaml");
        link("services/mug/k8s/w.yaml", "../../../wide/w.yaml");
        link("services/mug/k8s/folder", "../../../wide");
        link("services/mug/k8s/round.yaml", "./folder/../wide/./in/deep.yaml");

        var files = read();

        assertThat(files.problems()).isEmpty();
        assertThat(files.files())
                .containsOnlyKeys(
                        "coop.yaml",
                        "k8s/s.yaml",
                        "k8s/chain.yaml",
                        "k8s/w.yaml",
                        "k8s/folder/w.yaml",
                        "k8s/folder/in/deep.yaml",
                        "k8s/round.yaml");
        assertThat(files.text("k8s/chain.yaml")).contains("shared\n");
        assertThat(files.text("k8s/w.yaml")).contains("wide\n");
        assertThat(files.text("k8s/round.yaml")).contains("deep\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s", "link/dir/", "link/dir/sub"})
    void followLinksOnTheWayToTheResourcesFolder(String named) throws IOException {
        git.write("services/mug/coop.yaml", "app: mug\nresources: " + named + "\n");
        git.write("shared/dir/sub/a.yaml", "a\n");
        link("services/mug/k8s", "../../shared/dir/sub");
        link("services/mug/link", "../../shared");

        var files = read();

        assertThat(files.problems()).isEmpty();
        assertThat(files.files().keySet())
                .anyMatch(path -> path.endsWith("a.yaml"))
                .hasSize(2);
    }

    @Test
    void takeCoopYamlItselfByALink() throws IOException {
        Files.delete(git.folder().resolve("services/mug/coop.yaml"));
        git.write("shared/coop.yaml", "app: mug\nresources: deploy/\n").write("services/mug/deploy/a.yaml", "a\n");
        link("services/mug/coop.yaml", "../../shared/coop.yaml");

        assertThat(read().files()).containsOnlyKeys("coop.yaml", "deploy/a.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "../../../../outside.yaml, link-leads-outside",
        "../../../.., link-leads-outside",
        "/etc/hostname, link-leads-outside",
        "C:\\Windows, link-leads-outside",
        "../shared/none.yaml, link-leads-nowhere",
        "../main.go/x, link-leads-nowhere",
        "../../../.git/config, link-leads-nowhere",
        "../MAIN.go, link-leads-nowhere",
        "x.yaml, link-is-a-loop",
        "../k8s/x.yaml, link-is-a-loop",
        "., link-is-a-loop",
        "../k8s, link-is-a-loop",
    })
    void refuseALinkThatLeadsNowhereInTheRepository(String target, String code) throws IOException {
        Files.writeString(folder.resolve("outside.yaml"), "secret\n");
        git.write("services/mug/k8s/fine.yaml", "fine\n");
        link("services/mug/k8s/x.yaml", target);

        findsOnly("k8s/x.yaml", code);
        assertThat(read().files()).containsOnlyKeys("coop.yaml", "k8s/fine.yaml");
    }

    @Test
    void refuseALinkOutsideOnTheWayToTheResourcesFolder() throws IOException {
        Files.createDirectories(folder.resolve("secrets/dir"));
        Files.writeString(folder.resolve("secrets/dir/id_rsa"), "secret\n");
        git.write("services/mug/coop.yaml", "app: mug\nresources: link/dir/\n");
        link("services/mug/link", "../../../secrets");

        findsOnly("link/dir", "link-leads-outside");
        assertThat(read().files()).containsOnlyKeys("coop.yaml");
    }

    @Test
    void bearLinksThatMultiply() throws IOException {
        git.write("services/mug/k8s/z/a.yaml", "a\n");
        for (var level = 'a'; level < 'z'; level++) {
            var next = "../" + (char) (level == 'y' ? 'z' : level + 1);
            link("services/mug/k8s/" + level + "/one", next).link("services/mug/k8s/" + level + "/two", next);
        }

        assertThat(read().problems()).extracting("code").containsExactly("too-many-files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s", "k8s/sub"})
    void refuseASubmodule(String at) {
        var other = GitProgram.workTree(folder.resolve("other"), "main");
        other.write("s.yaml", "s\n").commit("resources");
        git.write("services/mug/README", "x\n");
        git.run(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                other.folder().toString(),
                "services/mug/" + at);

        findsOnly(at, "submodule");
    }

    @Test
    void refuseAFileInPlaceOfTheFolder() {
        git.write("services/mug/k8s", "no folder\n");

        findsOnly("k8s", "not-a-folder");
    }
}
