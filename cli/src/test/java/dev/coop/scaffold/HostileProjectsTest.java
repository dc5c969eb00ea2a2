package dev.coop.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.language.BuildText;
import dev.coop.language.LanguageBuild;
import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Suggested;
import dev.coop.language.ProjectFolder;
import dev.coop.process.SystemPrograms;
import dev.coop.source.jgit.SourceRepositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project's files may say or lead to, and must not come to anything. */
class HostileProjectsTest {
    private static final String SERVER = "{\"scripts\": {\"start\": \"node server.js\"}}";

    @TempDir
    Path around;

    private Path folder() {
        return around.resolve("mug");
    }

    private void file(String path, String text) throws IOException {
        var file = folder().resolve(path);
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.writeString(file, text);
    }

    private void link(String path, Path to) throws IOException {
        var link = folder().resolve(path);
        Files.createDirectories(link.resolveSibling("x").getParent());
        Files.createSymbolicLink(link, to);
    }

    /** As `coop init` looks at it, with what Git ignores there. */
    private Project detect() {
        var repository = new SourceRepositories(Map.of(), new SystemPrograms()).around(folder());
        return new ProjectDetector().detect(repository.project(), Optional.empty());
    }

    private List<String> copied() {
        return detect().build().sketch().map(BuildText::copy).map(Map::keySet).orElseThrow().stream()
                .toList();
    }

    private void git() throws IOException {
        try (var _ = Git.init().setDirectory(folder().toFile()).call()) {
            file(".git/info/exclude", "dumps/\n");
        } catch (GitAPIException failed) {
            throw new IOException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void proposesNothingThatGitIgnoresOrThatIsASecret(boolean inGit) throws IOException {
        file("package.json", SERVER);
        file("server.js", "");
        file("views/a.html", "");
        file(".gitignore", "config.json\nuploads/\n*.pdf\n");
        file("config.json", "{}");
        file("uploads/a.jpg", "");
        file("menu.pdf", "");
        file("secrets.json", "{}");
        file("server.pem", "");
        file("db-password.txt", "");
        link("public.json", Path.of("config.json"));
        if (inGit) {
            git();
            file("dumps/a.sql", "");
        }

        assertThat(copied()).containsExactly("package.json", "server.js", "views");
        assertThat(detect().findings())
                .filteredOn(each -> each.what().equals("left out"))
                .extracting(Finding::value)
                .allSatisfy(names -> assertThat(names).contains("config.json", "secrets.json", "uploads"))
                .hasSize(1);
    }

    @Test
    void publishesNoSecretWithASite() throws IOException {
        file("index.html", "");
        file("style.css", "");
        file(".gitignore", "drafts\n");
        file("drafts/a.html", "");
        file("passwords.txt", "");
        file("password-reset/index.html", "");

        assertThat(copied()).containsExactly("index.html", "password-reset", "style.css");
    }

    @Test
    void takesNoIgnoredFileThatADockerfileNames() throws IOException {
        file("go.mod", "module mug\n");
        file("main.go", "package main\n");
        file(".gitignore", "local.yaml\n");
        file("local.yaml", "");
        file("templates/a.html", "");
        file(".env", "");
        file("Dockerfile", "FROM scratch\nCOPY templates /templates\nCOPY local.yaml .env /etc/\n");

        assertThat(copied()).containsExactlyInAnyOrder(".coop/${arch}/app", "templates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go.mod",
                "package.json",
                "pom.xml",
                "build.gradle",
                "Cargo.toml",
                "pyproject.toml",
                "Dockerfile",
                "Procfile",
                "main.go",
                "k8s/d.yaml",
                "config/base.yaml",
                "coop.yaml"
            })
    void readsNothingThroughALinkThatLeadsOut(String path) throws IOException {
        var outside = Files.writeString(around.resolve("outside"), """
            app: found
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: mug}
            server: {port: 4711}
            spec: {template: {spec: {containers: [{name: m, env: [{name: FOUND, value: "1"}], ports: [{containerPort: 4711}]}]}}}
            """);
        for (var mark : List.of("go.mod", "main.go")) {
            if (!path.equals(mark)) {
                file(mark, "package main\n");
            }
        }
        link(path, outside);

        var project = detect();

        assertThat(project.settings().port()).isEmpty();
        assertThat(project.settings().environment()).isEmpty();
        assertThat(project.name().value()).isEqualTo("mug");
    }

    @Test
    void readsWhatALinkLeadsToInTheRepository() throws IOException {
        file("go.mod", "module mug\n");
        file("main.go", "package main\n");
        file("docker/Dockerfile", "FROM scratch\nEXPOSE 4711\n");
        link("Dockerfile", Path.of("docker/Dockerfile"));

        assertThat(detect().settings().port()).hasValue(4711);
    }

    @Test
    @Timeout(30)
    void doesNotWalkTheMachineThroughALink() throws IOException {
        file("go.mod", "module mug\n");
        file("main.go", "package main\n");
        link("k8s/all", Path.of("/"));
        link("k8s/up", Path.of(".."));

        assertThat(detect().build()).isNotNull();
    }

    @Test
    void readsNothingOfGitsOwn() throws IOException {
        git();
        file("go.mod", "module mug\n");
        link("k8s", Path.of(".git"));
        link("assets", Path.of(".git"));
        file("Dockerfile", "FROM scratch\nCOPY assets /assets\n");

        assertThat(new ProjectFolder(folder()).entries("k8s")).isEmpty();
        assertThat(new ProjectFolder(folder()).isForImage("assets")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;touch pwned;", "my app", "a$b", "a`b`", "a'b", "a\nb", "ä", "a&b"})
    void putsNoFoldersNameIntoACommand(String name) throws IOException {
        file("go.mod", "module mug\n");
        file("cmd/" + name + "/main.go", "package main\n");

        assertThat(detect().build()).isInstanceOf(LanguageBuild.Unknown.class);
    }

    /** Too much to be read is not as good as nothing to be found. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6_000, 600_000})
    void isNotFinishedWhereAPackageIsInstalledByAScript(int packages) throws IOException {
        file("package.json", "{\"main\": \"index.js\", \"dependencies\": {\"a\": \"1\"}}");
        file("index.js", "");
        file(
                "package-lock.json",
                "{\"packages\":{" + "\"node_modules/a\":{\"version\":\"1.0.0\",\"resolved\":\"x\"},".repeat(packages)
                        + "\"b\":{\"hasInstallScript\":true}}}");

        assertThat(detect().build()).isInstanceOf(Suggested.class);
    }

    @Test
    void knowsNothingOfAPackageThatItCannotRead() throws IOException {
        file("index.js", "");
        for (var text : List.of("{\"dependencies\": {\"a\": \"1\"},", "{\"a\": \"" + "a".repeat(600_000) + "\"}")) {
            file("package.json", text);

            assertThat(detect().build()).isNotInstanceOf(Derived.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pom.xml      | <java.version>99999999999</java.version>",
                "pom.xml      | '<project><artifactId>a</artifactId><version>${project.version}</version></project>'",
                "pom.xml      | '<project><artifactId>${project.version}</artifactId><version>${project.artifactId}"
                        + "</version></project>'",
                "pom.xml      | '<project><artifactId>../../a</artifactId><version>1</version></project>'",
                "build.gradle | JavaLanguageVersion.of(99999999999)",
                "package.json | '{\"main\": \"a\\u0000b\"}'",
                "package.json | '{\"main\": \"/etc/passwd\"}'",
                "package.json | '{\"main\": \"../x.js\"}'",
                "package.json | '{\"scripts\": {\"start\": \"node ../x.js\"}}'",
                "package.json | '{\"scripts\": {\"start\": \"node .\"}}'",
                "package.json | '{\"engines\": {\"node\": \"99999999999\"}}'",
            })
    void endsWithAnAnswer(String file, String text) throws IOException {
        file(file, text + "\n");
        file(
                "Dockerfile",
                "FROM node:20240101123456\nWORKDIR a\0b\nCOPY [\"a\\u0000b\", \"/\"]\nCMD [\"node\", \"a\\u0000b\"]\n");

        assertThat(detect().build().sketch().map(BuildText::copy).stream()
                        .flatMap(copy -> copy.keySet().stream())
                        .collect(Collectors.joining(" ")))
                .doesNotContain("..", "\0", "passwd");
    }
}
