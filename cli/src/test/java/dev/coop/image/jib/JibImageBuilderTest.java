package dev.coop.image.jib;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.ToTar;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.ImageRepository;
import dev.coop.image.Recipe;
import dev.coop.image.Recipe.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JibImageBuilderTest extends ImageScene {
    @Test
    void pushesAnImageThatHoldsExactlyTheRecipe() throws IOException, InterruptedException {
        var built =
                push(recipe(new Recipe.Scratch(), variant(AMD64, app("mug", "run"))), "team/mug", "1a2b3c4", "main");

        var content = new RegistryContent(registry, "team/mug");
        var manifest = content.manifestTree("main");
        var configuration = content.configuration(manifest);
        assertThat(built.reference().toString())
                .isEqualTo(registry.host() + "/team/mug@" + RegistryContent.digest(content.manifest("1a2b3c4")));
        assertThat(manifest.at("/mediaType").asText()).isIn("", "application/vnd.oci.image.manifest.v1+json");
        assertThat(configuration.at("/config").toString())
                .isEqualTo("{\"Env\":[\"MUG=hot\"],\"Entrypoint\":[\"/app\"],\"ExposedPorts\":{\"8181/tcp\":{}},"
                        + "\"Labels\":{\"org.opencontainers.image.revision\":\"1a2b3c4\"},"
                        + "\"WorkingDir\":\"/srv\",\"User\":\"65532\",\"Volumes\":{}}");
        assertThat(configuration.at("/created").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(configuration.at("/architecture").asText()).isEqualTo("amd64");
        assertThat(content.files(manifest.at("/layers/0/digest").asText())).containsExactly("755 app");
        assertThat(content.files(manifest.at("/layers/1/digest").asText()))
                .containsExactly(
                        "755 public/",
                        "755 public/css/",
                        "644 public/css/mug.css",
                        "644 public/index.html",
                        "755 public/run.sh");
    }

    @Test
    void givesTheSameDigestForTheSameFilesElsewhereAtAnotherTimeUnderAnotherUmask() throws IOException {
        var first = app("first", "run");
        var second = app("second", "run");
        try (var files = Files.walk(second)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
            }
        }
        Files.setPosixFilePermissions(
                second.resolve("public/index.html"), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(second.resolve("public/css"), PosixFilePermissions.fromString("rwx------"));

        var one = push(recipe(new Recipe.Scratch(), variant(AMD64, first)), "team/one", "1");
        var other = push(recipe(new Recipe.Scratch(), variant(AMD64, second)), "team/other", "1");

        assertThat(other.reference().digest()).isEqualTo(one.reference().digest());
    }

    @Test
    void seesAChangeThatKeepsAFilesTime() throws IOException {
        var app = app("mug", "one");
        Files.setLastModifiedTime(app.resolve("app"), FileTime.fromMillis(1_000_000));
        var one = push(recipe(new Recipe.Scratch(), variant(AMD64, app)), "team/mug", "1");
        Files.writeString(app.resolve("app"), "two");
        Files.setLastModifiedTime(app.resolve("app"), FileTime.fromMillis(1_000_000));

        var two = push(recipe(new Recipe.Scratch(), variant(AMD64, app)), "team/mug", "2");

        assertThat(two.reference()).isNotEqualTo(one.reference());
        assertThat(two.layersPushed()).isEqualTo(1);
    }

    @Test
    void pushesOnlyWhatTheRegistryLacks() throws IOException {
        var recipe = recipe(new Recipe.Scratch(), variant(AMD64, app("mug", "run")));

        var first = push(recipe, "team/mug", "1");
        var second = push(recipe, "team/mug", "1");

        assertThat(first).isEqualTo(new BuiltImage(second.reference(), 2, 2, first.bytesPushed()));
        assertThat(first.bytesPushed()).isPositive();
        assertThat(second).isEqualTo(new BuiltImage(first.reference(), 2, 0, 0));
        assertThat(progress.steps())
                .containsExactly(
                        "2 layers of 2 pushed, %.1f kB | 0.0 s".formatted(first.bytesPushed() / 1e3),
                        "nothing to push, the registry has the 2 layers | 0.0 s");
    }

    @Test
    void joinsPlatformsInAManifestList() throws IOException, InterruptedException {
        var amd64 = app("amd64", "amd64");
        var arm64 = app("arm64", "arm64");
        var recipe = recipe(new Recipe.Scratch(), variant(AMD64, amd64), variant(ARM64, arm64));

        var built = push(recipe, "team/mug", "1", "main");

        assertThat(new RegistryLookup(access()).facts(built.reference()).platforms())
                .containsExactly(AMD64, ARM64);
        var content = new RegistryContent(registry, "team/mug");
        var list = content.manifestTree("main");
        assertThat(built.reference().digest().orElseThrow().value())
                .isEqualTo(RegistryContent.digest(content.manifest("1")));
        assertThat(list.at("/mediaType").asText())
                .isEqualTo("application/vnd.docker.distribution.manifest.list.v2+json");
        var seen = new ArrayList<String>();
        for (var entry : list.at("/manifests")) {
            var bytes = content.manifest(entry.at("/digest").asText());
            assertThat(entry.at("/size").asInt()).isEqualTo(bytes.length);
            var configuration = content.configuration(new ObjectMapper().readTree(bytes));
            assertThat(configuration.at("/architecture")).isEqualTo(entry.at("/platform/architecture"));
            seen.add(entry.at("/platform/os").asText() + "/"
                    + entry.at("/platform/architecture").asText());
        }
        assertThat(seen).containsExactly("linux/amd64", "linux/arm64");
        assertThat(push(recipe, "team/again", "1").reference().digest())
                .isEqualTo(built.reference().digest());
    }

    @Test
    void writesATarInOciLayout() throws IOException, InterruptedException {
        var file = folder.resolve("out/mug.tar");
        var recipe = recipe(new Recipe.Scratch(), variant(AMD64, app("mug", "run")));
        var target = new ToTar(new ImageRepository("sandbox", "mug"), List.of(new Tag("1a2b3c4")), file);

        var built = builder().build(recipe, target, progress);

        var unpacked = Files.createDirectories(folder.resolve("unpacked"));
        assertThat(new ProcessBuilder("tar", "xf", file.toString(), "-C", unpacked.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        var json = new ObjectMapper();
        var digest = json.readTree(unpacked.resolve("index.json").toFile())
                .at("/manifests/0/digest")
                .asText();
        assertThat(built.reference()).hasToString("sandbox/mug@" + digest);
        assertThat(Files.readString(unpacked.resolve("oci-layout"))).contains("\"imageLayoutVersion\"", "\"1.0.0\"");
        try (var blobs = Files.list(unpacked.resolve("blobs/sha256"))) {
            assertThat(blobs.toList())
                    .hasSize(4)
                    .allSatisfy(blob -> assertThat(RegistryContent.digest(Files.readAllBytes(blob)))
                            .isEqualTo("sha256:" + blob.getFileName()));
        }
        assertThat(push(recipe, "team/mug", "1").reference().digest())
                .isEqualTo(built.reference().digest());
    }

    @Test
    void holdsAGoProgramThatIsTheSameFromAnyFolder() throws IOException, InterruptedException {
        var one = goApp("one");
        var other = goApp("elsewhere/other");

        var built = push(onlyProgram(one), "team/go", "1");
        var again = push(onlyProgram(other), "team/go", "2");

        var content = new RegistryContent(registry, "team/go");
        assertThat(content.files(
                        content.manifestTree("1").at("/layers/0/digest").asText()))
                .containsExactly("755 app");
        assertThat(built.layersPushed()).isEqualTo(1);
        assertThat(again).isEqualTo(new BuiltImage(built.reference(), 1, 0, 0));
    }

    private static Recipe onlyProgram(Path app) {
        return recipe(new Recipe.Scratch(), new Variant(AMD64, List.of(layer(app.resolve("dist/amd64/app"), "/app"))));
    }

    private Path goApp(String name) throws IOException, InterruptedException {
        var app = Files.createDirectories(folder.resolve(name));
        Files.writeString(app.resolve("go.mod"), "module mug\n\ngo 1.20\n");
        Files.writeString(app.resolve("main.go"), "package main\n\nfunc main() { println(\"hot\") }\n");
        var go = new ProcessBuilder(
                        "sh", "-c", "go build -trimpath -buildvcs=false -ldflags='-s -w -buildid=' -o dist/amd64/app .")
                .directory(app.toFile())
                .inheritIO();
        go.environment().putAll(Map.of("CGO_ENABLED", "0", "GOTOOLCHAIN", "local", "GOARCH", "amd64", "GOOS", "linux"));
        go.environment().put("GOCACHE", folder.resolve("gocache").toString());
        assertThat(go.start().waitFor()).isZero();
        return app;
    }
}
