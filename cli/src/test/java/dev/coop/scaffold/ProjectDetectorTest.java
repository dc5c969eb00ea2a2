package dev.coop.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.AppName;
import dev.coop.language.Language;
import dev.coop.language.LanguageBuild.ByDefault;
import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Several;
import dev.coop.language.LanguageBuild.Unknown;
import dev.coop.language.ProjectFolder;
import dev.coop.scaffold.Project.Contents;
import dev.coop.source.RepositoryAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectDetectorTest {
    @TempDir
    Path home;

    @Test
    void findsNothingInAFolderThatIsNotThere() {
        var project = detect();

        assertThat(project.contents()).isEqualTo(Contents.NOTHING);
        assertThat(project.name()).isEqualTo(new AppName("mean-mug"));
        assertThat(project.findings()).isEmpty();
    }

    @Test
    void takesANewRepositoryForEmpty() throws IOException {
        file("README.md", "# mean-mug\n");
        file("LICENSE", "…\n");
        file(".git/HEAD", "ref: refs/heads/main\n");

        assertThat(detect().contents()).isEqualTo(Contents.NOTHING);
    }

    @Test
    void leavesFilesItDoesNotKnowToTheirOwners() throws IOException {
        file("index.php", "<?php\n");

        assertThat(detect().contents()).isEqualTo(Contents.OTHER);
        assertThat(detect().build()).isEqualTo(new Unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "go.mod,           go 1.26,                                 Go 1.26",
        "Cargo.toml,       rust-version = \"1.80\",                 Rust 1.80",
        "pom.xml,          <java.version>25</java.version>,         Java 25",
        "build.gradle,     languageVersion = JavaLanguageVersion.of(21), Java 21",
        "pyproject.toml,   requires-python = \">=3.12\",            Python >=3.12",
        "requirements.txt, flask,                                   Python",
        "package.json,     '{\"engines\": {\"node\": \"22\"}}',     Node.js 22",
        "public/index.html, <p>,                                    static site",
        "index.html,       <p>,                                     static site",
    })
    void recognisesALanguageByItsFile(String path, String text, String language) throws IOException {
        file(path, text + "\n");

        assertThat(detect().contents()).isEqualTo(Contents.PROJECT);
        assertThat(detect().findings()).contains(new Finding("language", language, "from " + path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "go.mod       | main.go          | http.ListenAndServe(\":8181\", nil)                 | 8181",
                "go.mod       | main.go          | server := &http.Server{Addr: \"0.0.0.0:8182\"}      | 8182",
                "go.mod       | main.go          | const defaultPort = \"8183\"                        | 8183",
                "go.mod       | main.go          | port := flag.Int(\"port\", 8184, \"where\")          | 8184",
                "go.mod       | web/serve.go     | router.Run(\":8185\")                               | 8185",
                "package.json | server.js        | app.listen(3001);                                   | 3001",
                "package.json | src/index.ts     | const port = Number(process.env.PORT ?? 3002);      | 3002",
                "package.json | src/index.ts     | 'const port = process.env[\"PORT\"] || \"3003\";'    | 3003",
                "pom.xml      | src/main/resources/application.properties | quarkus.http.port=8091     | 8091",
                "pom.xml      | src/main/java/Main.java | new InetSocketAddress(\"0.0.0.0\", 8092)     | 8092",
                "requirements.txt | app.py       | port = int(os.getenv(\"PORT\", 5001))                | 5001",
                "Cargo.toml   | src/main.rs      | let addr = SocketAddr::from(([0, 0, 0, 0], 7001));  | 7001",
            })
    void findsThePortInTheSource(String mark, String path, String line, int port) throws IOException {
        file(mark, "\n");
        file(path, "\n" + line + "\n");

        assertThat(detect().settings().port()).hasValue(port);
        assertThat(detect().findings()).contains(new Finding("port", "" + port, "from " + path + ":2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "go.mod           | main.go     | // http.ListenAndServe(\":8181\", nil)",
                "go.mod           | main_test.go | http.ListenAndServe(\":8181\", nil)",
                "go.mod           | vendor/a/a.go | http.ListenAndServe(\":8181\", nil)",
                "go.mod           | main.go     | http.ListenAndServe(\":99999\", nil)",
                "go.mod           | main.go     | const metricsPort = \"9090\"",
                "go.mod           | main.go     | const url = \"http://localhost:4000\"",
                "requirements.txt | settings.py | \"PORT\": \"5432\",",
                "package.json     | server.js   | const redis = { port: 6379 };",
            })
    void isNotMisledByOtherPorts(String mark, String path, String line) throws IOException {
        file(mark, "\n");
        file(path, line + "\n");

        assertThat(detect().settings().port()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void takesTheDockerfilesPortWhereTheSourceHasNone() throws IOException {
        file("go.mod", "module mug\n");
        file("main.go", "package main\n");
        file("Dockerfile", "FROM scratch\nEXPOSE 9000/tcp\n");

        assertThat(detect().settings().port()).hasValue(9000);
        assertThat(detect().findings())
                .contains(
                        new Finding("port", "9000", "from Dockerfile:2"),
                        new Finding("Dockerfile", "not built", "coop makes the image without it"));
    }

    @Test
    void buildsTheProgramThatIsNamedLikeTheApp() throws IOException {
        file("go.mod", "module mug\n");
        file("cmd/mean-mug/main.go", "package main\n");
        file("cmd/tool/main.go", "package main\n");

        assertThat(detect().build())
                .isInstanceOfSatisfying(
                        Derived.class,
                        build -> assertThat(build.text().run())
                                .hasValueSatisfying(run -> assertThat(run).endsWith(" ./cmd/mean-mug")));
    }

    @Test
    void doesNotGuessWhichOfSeveralProgramsIsMeant() throws IOException {
        file("go.mod", "module mug\n");
        file("cmd/one/main.go", "package main\n");
        file("cmd/two/main.go", "package main\n");

        assertThat(detect().build()).isEqualTo(new Several(List.of("cmd/one", "cmd/two")));
    }

    @Test
    void leavesAProgramAtTheRootToTheDefaults() throws IOException {
        file("go.mod", "module mug\n");
        file("main.go", "package main\n");

        assertThat(detect().build()).isEqualTo(new ByDefault());
    }

    @ParameterizedTest
    @CsvSource({
        "git@github.com:acme/mug.git,             GITHUB",
        "https://github.acme.dev/coffee/mug,      GITHUB",
        "ssh://git@gitlab.com/acme/mug.git,       GITLAB",
        "https://gitlab.acme.dev/coffee/mug.git,  GITLAB",
        "https://acme-gitlab.example/mug.git,     GITLAB",
        "https://acme.ghe.com/coffee/mug,         GITHUB",
    })
    void recognisesTheCiByTheOriginRemote(String origin, Ci ci) {
        var project =
                new ProjectDetector().detect(new ProjectFolder(folder()), Optional.of(RepositoryAddress.parse(origin)));

        assertThat(project.ci()).hasValue(ci);
        assertThat(project.findings()).contains(new Finding("CI", ci.label(), "from the origin remote"));
    }

    @ParameterizedTest
    @CsvSource({
        "charts/mug/Chart.yaml,               charts/, Helm",
        "helm/Chart.yaml,                     helm/,   Helm",
        "deploy/kustomization.yml,            deploy/, kustomize",
        "manifests/base/kustomization.yaml,   manifests/, kustomize",
        "kustomize/base/Kustomization,        kustomize/, kustomize",
    })
    void namesWhatOtherToolsDeploy(String path, String named, String tool) throws IOException {
        file("go.mod", "module mug\n");
        file(path, "\n");

        assertThat(detect().findings())
                .contains(new Finding(named, "not used", tool + ": coop makes its own manifests"));
    }

    @Test
    void recognisesTheCiByItsFiles() throws IOException {
        file(".github/workflows/test.yaml", "on: push\n");

        assertThat(detect().ci()).hasValue(Ci.GITHUB);
    }

    @Test
    void guessesNoCiForAnUnknownHost() {
        var project = new ProjectDetector()
                .detect(new ProjectFolder(folder()), Optional.of(RepositoryAddress.parse("https://code.acme.dev/mug")));

        assertThat(project.ci()).isEmpty();
    }

    @Test
    void takesTheNameThatCoopYamlHas() throws IOException {
        file("coop.yaml", "# an app\napp: \"my-mug\"   # ours\n");

        assertThat(detect().name()).isEqualTo(new AppName("my-mug"));
        assertThat(detect().findings()).contains(new Finding("app", "my-mug", "from coop.yaml:2"));
    }

    @Test
    void ignoresWhatItCannotRead() throws IOException {
        file("go.mod", "module mug\n");
        Files.write(folder().resolve("main.go"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.createSymbolicLink(folder().resolve("loop"), folder());

        assertThat(detect().language()).hasValue(Language.GO);
        assertThat(detect().settings().port()).isEmpty();
    }

    private Path folder() {
        return home.resolve("mean-mug");
    }

    private Project detect() {
        return new ProjectDetector().detect(new ProjectFolder(folder()), Optional.empty());
    }

    private void file(String path, String text) throws IOException {
        var file = folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
