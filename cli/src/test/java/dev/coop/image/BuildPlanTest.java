package dev.coop.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.app.App;
import dev.coop.app.AppReader;
import dev.coop.app.Ignored;
import dev.coop.diagnostic.Failure;
import dev.coop.image.Recipe.ImagePlatform;
import dev.coop.image.files.MadeFiles;
import dev.coop.image.files.MadeFiles.KeepEmpty;
import dev.coop.language.ProjectFolder;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildPlanTest {
    @TempDir
    private Path folder;

    private static App app(String text) {
        return AppReader.read(YamlReader.read(new SourceText("coop.yaml", text))
                .documents()
                .getFirst()
                .mapping()
                .orElseThrow());
    }

    private Recipe recipe(BuildPlan plan) {
        return plan.fill(folder, new Ignored(Set.of()), MadeFiles.none(KeepEmpty.YES))
                .recipe();
    }

    private Recipe.Layer lib() {
        return new Recipe.Layer(
                "/opt/lib",
                List.of(
                        new Recipe.Folder("/opt/lib"),
                        new Recipe.File("/opt/lib/lib", folder.resolve("z/lib"), Recipe.Mode.PLAIN)));
    }

    private static Recipe.Layer file(String to, Path from) {
        return new Recipe.Layer(to, List.of(new Recipe.File(to, from, Recipe.Mode.PLAIN)));
    }

    private void goProgram() throws IOException {
        file("go.mod");
        Files.writeString(folder.resolve("main.go"), "package main\n");
    }

    private void file(String path) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        Files.writeString(file, "");
    }

    private void refuses(String coopYaml, String code, String hint) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> recipe(BuildPlan.of(app(coopYaml), new ProjectFolder(folder))))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
                    assertThat(failure.diagnostics().getFirst().code()).isEqualTo(code);
                    assertThat(failure.diagnostics().getFirst().location()).isPresent();
                    assertThat(failure.hint().orElseThrow()).contains(hint);
                });
    }

    @Test
    void knowsHowToBuildGo() throws IOException {
        goProgram();
        file(".coop/amd64/app");

        var plan = BuildPlan.of(app("app: mug\nport: 8181\n"), new ProjectFolder(folder));
        var recipe = recipe(plan);

        assertThat(plan.run().orElseThrow()).contains("-trimpath", "-buildvcs=false", ".coop/$COOP_ARCH/app");
        assertThat(recipe.base())
                .isEqualTo(new Recipe.Required(ImageReference.parse("gcr.io/distroless/static:nonroot")));
        assertThat(recipe.entrypoint()).containsExactly("/app");
        assertThat(recipe.port()).hasValue(8181);
        assertThat(recipe.variants().getFirst().layers())
                .containsExactly(file("/app", folder.resolve(".coop/amd64/app")));
    }

    @Test
    void servesAStaticSiteOnTheAppsPort() throws IOException {
        file("public/index.html");

        var recipe = recipe(BuildPlan.of(app("app: mug\nport: 9000\n"), new ProjectFolder(folder)));

        assertThat(recipe.environment()).isEqualTo(Map.of("SERVER_PORT", "9000", "SERVER_ROOT", "/public"));
        assertThat(recipe.entrypoint()).isEmpty();
        assertThat(recipe.variants().getFirst().layers())
                .containsExactly(new Recipe.Layer(
                        "/public",
                        List.of(
                                new Recipe.Folder("/public"),
                                new Recipe.File(
                                        "/public/index.html",
                                        folder.resolve("public/index.html"),
                                        Recipe.Mode.PLAIN))));
    }

    @Test
    void takesWhatCoopYamlSaysAndKeepsTheOrderOfLayers() throws IOException {
        file("z/lib");
        file("a/app-arm64");
        file("a/app-amd64");

        var plan = BuildPlan.of(app("""
            app: mug
            build:
              run: make
              base: scratch
              copy: {z: /opt/lib, "a/app-${arch}": /app}
              entrypoint: [/app, serve]
              user: "1000"
              platforms: [linux/amd64, linux/arm64]
            """), new ProjectFolder(folder));
        var recipe = recipe(plan);

        assertThat(plan.run()).contains("make");
        assertThat(recipe.base()).isEqualTo(new Recipe.Scratch());
        assertThat(recipe.entrypoint()).containsExactly("/app", "serve");
        assertThat(recipe.variants())
                .containsExactly(
                        new Recipe.Variant(
                                new ImagePlatform("linux", "amd64"),
                                List.of(lib(), file("/app", folder.resolve("a/app-amd64")))),
                        new Recipe.Variant(
                                new ImagePlatform("linux", "arm64"),
                                List.of(lib(), file("/app", folder.resolve("a/app-arm64")))));
    }

    @Test
    void doesNotRunTheDefaultCommandForOtherFiles() throws IOException {
        file("go.mod");
        file("bin/mug");

        var plan = BuildPlan.of(app("app: mug\nbuild: {copy: {bin/mug: /app}}\n"), new ProjectFolder(folder));

        assertThat(plan.run()).isEmpty();
        assertThat(plan.image().entrypoint()).containsExactly("/app");
    }

    @Test
    void saysWhatToWriteWhenTheLanguageIsNotKnown() throws IOException {
        refuses("app: mug\n", "no-build-recipe", "set `build.run` and `build.copy`");
        refuses("app: mug\nbuild: {copy: {x: /x}}\n", "no-base-image", "`build.base`");
        file("index.html");
        refuses("app: mug\n", "no-build-recipe", "copy: {index.html: /public/index.html}");
    }

    @Test
    void saysWhichFileIsNotThere() throws IOException {
        goProgram();

        refuses("app: mug\n", "missing-file", "go build");
        refuses("app: mug\nbuild: {copy: {../x: /app}}\n", "outside-folder", "app's folder");
    }

    @Test
    void refusesWhatCannotRun() throws IOException {
        file("x");

        refuses("app: mug\nbuild: {base: scratch, copy: {x: /x}}\n", "no-entrypoint", "build.entrypoint");
        refuses(
                "app: mug\nbuild: {base: scratch, copy: {x: app}, entrypoint: [/x]}\n",
                "copy-target-not-absolute",
                "/app");
        refuses("app: mug\nbuild: {base: 'a b', copy: {x: /x}}\n", "invalid-base-image", "scratch");
    }

    @Test
    void takesOnlyAUserThatTheClusterCanJudge() throws IOException {
        file("x");
        var start = "app: mug\nbuild: {base: scratch, copy: {x: /x}, entrypoint: [/x], user: ";

        refuses(start + "web}\n", "user-not-numeric", "number");
        refuses(start + "root}\n", "user-not-numeric", "\"0\"");
        assertThat(recipe(BuildPlan.of(app(start + "\"1000:1000\"}\n"), new ProjectFolder(folder)))
                        .user())
                .contains("1000:1000");
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd46, did you mean `linux/amd64`?",
        "linux/x86_64, did you mean `linux/amd64`?",
        "arm64, did you mean `linux/arm64`?",
        "linux/vax, an image runs on linux/amd64"
    })
    void refusesAnUnknownPlatform(String platform, String hint) throws IOException {
        goProgram();

        refuses("app: mug\nbuild: {platforms: [" + platform + "]}\n", "unknown-build-platform", hint);
    }
}
