package dev.coop.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.App;
import dev.coop.app.AppReader;
import dev.coop.diagnostic.Failure;
import dev.coop.language.BuildDefaults;
import dev.coop.language.Language;
import dev.coop.language.ProjectFolder;
import dev.coop.scaffold.Ci;
import dev.coop.scaffold.Existing;
import dev.coop.scaffold.FolderDestination;
import dev.coop.scaffold.ProjectDetector;
import dev.coop.scaffold.Scaffolder;
import dev.coop.scaffold.Scaffolder.Request;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code coop init} finds a project to be is what {@code coop build} makes of it, or it makes nothing. */
class ProjectKindsTest {
    @TempDir
    private Path folder;

    /**
     * A kind of project.
     *
     * @param language what init finds; none where it cannot tell
     * @param files paths, each with its text behind a {@code =} if it has one
     */
    record Kind(String name, Optional<Language> language, List<String> files) {
        static Kind of(String name, Language language, String... files) {
            return new Kind(name, Optional.of(language), List.of(files));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String MAIN = "main.go=package main\n";

    static Stream<Kind> kinds() {
        return Stream.of(
                Kind.of("go", Language.GO, "go.mod", MAIN),
                Kind.of(
                        "go with files for its run",
                        Language.GO,
                        "go.mod",
                        MAIN,
                        "templates/a.html",
                        "Dockerfile=FROM scratch\nCOPY templates /templates\n"),
                Kind.of("go with pages", Language.GO, "go.mod", MAIN, "public/index.html", "package.json={}"),
                Kind.of("go program below cmd", Language.GO, "go.mod", "cmd/api/main.go=package main\n"),
                Kind.of(
                        "several go programs",
                        Language.GO,
                        "go.mod",
                        "cmd/a/a.go=package main",
                        "cmd/b/b.go=package main"),
                Kind.of("go library with pages", Language.GO, "go.mod", "public/index.html", "lib.go=package lib\n"),
                Kind.of("node", Language.NODE, "package.json={}", "index.js"),
                Kind.of(
                        "node with a public folder",
                        Language.NODE,
                        "package.json={}",
                        "public/index.html",
                        "server.js"),
                Kind.of("next.js", Language.NODE, "package.json={}", "public/favicon.ico", "pages/index.js"),
                Kind.of("vite", Language.NODE, "package.json={}", "index.html", "public/logo.svg", "vite.config.js"),
                Kind.of("rails-like", Language.NODE, "package.json={}", "Gemfile", "public/404.html"),
                Kind.of("python", Language.PYTHON, "pyproject.toml", "main.py"),
                Kind.of("python with pages", Language.PYTHON, "requirements.txt", "public/index.html"),
                Kind.of("rust", Language.RUST, "Cargo.toml", "src/main.rs", "public/index.html"),
                Kind.of("maven", Language.JAVA, "pom.xml", "public/index.html"),
                Kind.of("gradle", Language.JAVA, "build.gradle.kts", "package.json={}", "public/index.html"),
                Kind.of("site", Language.STATIC, "public/index.html"),
                Kind.of("site beside its readme", Language.STATIC, "index.html", "style.css", "README.md"),
                Kind.of("ruby", Language.RUBY, "Gemfile", "config.ru", "public/404.html"),
                Kind.of("php", Language.PHP, "composer.json", "public/index.php"),
                Kind.of(".net", Language.DOTNET, "Mug.csproj", "Program.cs", "wwwroot/index.html"),
                Kind.of(
                        "site made by a build",
                        Language.STATIC,
                        "package.json={\"scripts\": {\"build\": \"vite build\"}, \"devDependencies\": {\"vite\":"
                                + " \"7\"}}",
                        "index.html",
                        "public/logo.svg"),
                new Kind("elixir", Optional.empty(), List.of("mix.exs", "public/robots.txt")));
    }

    @Test
    void everyLanguageIsTried() {
        assertThat(kinds().flatMap(kind -> kind.language().stream())).contains(Language.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isBuiltAsWhatItIs(Kind kind) throws IOException {
        write(kind);

        assertThat(new ProjectDetector()
                        .detect(new ProjectFolder(folder), Optional.empty())
                        .language())
                .isEqualTo(kind.language());
        agrees(kind, "app: mug\nport: 8181\n");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isBuiltAsInitWroteItDown(Kind kind) throws IOException {
        write(kind);
        Files.createDirectories(folder.resolve("k8s"));
        var project = new ProjectDetector().detect(new ProjectFolder(folder), Optional.empty());
        new Scaffolder("0.1.0")
                .scaffold(
                        new Request(
                                project.name(),
                                project,
                                Optional.empty(),
                                Optional.of(Ci.NONE),
                                Optional.empty(),
                                Existing.KEEP),
                        new FolderDestination(folder));

        agrees(kind, Files.readString(folder.resolve("coop.yaml")));
    }

    /** What coop.yaml does not say is made as init would write it, or it is not made. */
    @ParameterizedTest
    @MethodSource("kinds")
    void isTheSameWithAndWithoutARecipe(Kind kind) throws IOException {
        write(kind);
        var port = "app: mug\nport: 8181\n";
        var sketch = new ProjectDetector()
                .detect(new ProjectFolder(folder), Optional.empty())
                .build()
                .sketch();
        var written = sketch.map(build -> port + String.join("\n", build.lines()) + "\n");

        try {
            var plan = BuildPlan.of(app(port), new ProjectFolder(folder));

            assertThat(plan).isEqualTo(BuildPlan.of(app(written.orElse(port)), new ProjectFolder(folder)));
        } catch (Failure refused) {
            assertThat(refused.diagnostics().getFirst().code()).isEqualTo("no-build-recipe");
        }
    }

    private static App app(String coopYaml) {
        return AppReader.read(YamlReader.read(new SourceText("coop.yaml", coopYaml))
                .documents()
                .getFirst()
                .mapping()
                .orElseThrow());
    }

    private void write(Kind kind) throws IOException {
        for (var each : kind.files()) {
            var parts = each.split("=", 2);
            var file = folder.resolve(parts[0]);
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            Files.writeString(file, parts.length > 1 ? parts[1] : "");
        }
    }

    /** An image of the language found, or a refusal that names the language and says what to write. */
    private void agrees(Kind kind, String coopYaml) {
        try {
            var plan = BuildPlan.of(app(coopYaml), new ProjectFolder(folder));

            assertThat(kind.language()).isPresent();
            var bases = otherDefaultBases(kind.language().orElseThrow());
            assertThat(plan.image().base())
                    .isInstanceOfSatisfying(
                            Recipe.Required.class,
                            base -> assertThat(base.image().toString()).isNotIn(bases));
            assertThat(plan.image().environment().containsKey("SERVER_ROOT"))
                    .isEqualTo(kind.language().orElseThrow() == Language.STATIC);
        } catch (Failure refused) {
            assertThat(refused.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
            assertThat(refused.diagnostics().getFirst().code()).isEqualTo("no-build-recipe");
            assertThat(refused.hint().orElseThrow()).contains("coop.yaml", "copy: {");
            kind.language()
                    .ifPresent(language -> assertThat(refused.getMessage()).contains(language.label()));
        }
    }

    private static List<String> otherDefaultBases(Language language) {
        return Arrays.stream(Language.values())
                .filter(other -> other != language)
                .flatMap(other -> BuildDefaults.of(other).stream())
                .map(BuildDefaults::base)
                .toList();
    }
}
