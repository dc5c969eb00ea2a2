package dev.coop.image.jib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coop.diagnostic.Failure;
import dev.coop.http.Network;
import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.ToRegistry;
import dev.coop.image.ImageBuilder.ToTar;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.ImageRepository;
import dev.coop.image.Recipe;
import dev.coop.image.Recipe.ImagePlatform;
import dev.coop.image.Recipe.Layer;
import dev.coop.image.Recipe.Variant;
import dev.coop.image.ToldProgress;
import dev.coop.image.files.CopiedFiles;
import dev.coop.image.files.Copies;
import dev.coop.image.files.Ignored;
import dev.coop.image.files.MadeFiles;
import dev.coop.image.files.MadeFiles.KeepEmpty;
import dev.coop.process.ServerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JibImageBuilderTest {
    private static final ImagePlatform AMD64 = new ImagePlatform("linux", "amd64");
    private static final ImagePlatform ARM64 = new ImagePlatform("linux", "arm64");

    private final ToldProgress progress = new ToldProgress();

    @TempDir
    private Path folder;

    private RegistryServer registry;

    @BeforeEach
    void startRegistry() throws IOException, InterruptedException {
        registry = RegistryServer.start(folder.resolve("registry"));
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    private RegistryAccess access() {
        return new RegistryAccess(Map.of(), folder.resolve("home"), Network.of(Map.of()));
    }

    private JibImageBuilder builder() {
        return new JibImageBuilder(access(), folder.resolve("cache"), InstantSource.fixed(Instant.EPOCH));
    }

    private BuiltImage push(Recipe recipe, String repository, String... tags) {
        var names = List.of(tags).stream().map(Tag::new).toList();
        return builder().build(recipe, new ToRegistry(registry.repository(repository), names), progress);
    }

    private static Recipe recipe(Recipe.Base base, Variant... variants) {
        return new Recipe(
                base,
                List.of(variants),
                List.of("/app"),
                Optional.of("65532"),
                Optional.of("/srv"),
                Map.of("MUG", "hot"),
                OptionalInt.of(8181),
                Map.of("org.opencontainers.image.revision", "1a2b3c4"));
    }

    private static Layer layer(Path from, String to) {
        return new CopiedFiles(
                        Optional.ofNullable(from.getParent()).orElseThrow(),
                        new Copies(List.of(new Copies.Copy(from, to))),
                        new Ignored(Set.of()),
                        MadeFiles.none(KeepEmpty.YES))
                .read()
                .layers()
                .getFirst();
    }

    private Variant variant(ImagePlatform platform, Path app) {
        return new Variant(
                platform, List.of(layer(app.resolve("app"), "/app"), layer(app.resolve("public"), "/public")));
    }

    private Path app(String name, String program) throws IOException {
        var app = Files.createDirectories(folder.resolve(name));
        Files.writeString(app.resolve("app"), program);
        Files.createDirectories(app.resolve("public/css"));
        Files.writeString(app.resolve("public/index.html"), "<h1>mugs</h1>");
        Files.writeString(app.resolve("public/css/mug.css"), "h1 {}");
        var script = Files.writeString(app.resolve("public/run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return app;
    }

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
    void standsOnABase() throws IOException, InterruptedException {
        push(recipe(new Recipe.Scratch(), variant(AMD64, app("base", "base"))), "team/base", "3");
        var base = new Recipe.Required(registry.repository("team/base").at(new Tag("3")));
        var inherits = new Recipe(
                base,
                List.of(new Variant(AMD64, List.of(layer(app("mug", "mug").resolve("app"), "/mug")))),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                OptionalInt.empty(),
                Map.of());

        var built = push(inherits, "team/mug", "1");

        var content = new RegistryContent(registry, "team/mug");
        var manifest = content.manifestTree("1");
        assertThat(manifest.at("/layers")).hasSize(3);
        assertThat(built.layers()).isEqualTo(3);
        assertThat(built.layersPushed()).isBetween(1, 3);
        assertThat(content.configuration(manifest).at("/config/Entrypoint/0").asText())
                .isEqualTo("/app");
        assertThat(content.configuration(manifest).at("/config/User").asText()).isEqualTo("65532");
        assertThat(progress.steps().get(1)).matches("base 127.0.0.1:[0-9]+/team/base@sha256:[0-9a-f]{12}… \\| fetched");
    }

    @Test
    void doesNotCallABaseCachedThatOnlyTheRegistryHas() throws IOException {
        push(recipe(new Recipe.Scratch(), variant(AMD64, app("base", "base"))), "team/mug", "base");
        var base = new Recipe.Required(registry.repository("team/mug").at(new Tag("base")));

        push(
                recipe(base, new Variant(AMD64, List.of(layer(app("mug", "mug").resolve("app"), "/app")))),
                "team/mug",
                "1");

        assertThat(progress.steps().get(1)).endsWith("| in the registry already");
    }

    /** A base as Debian has them: /bin and /var/run are links; /tmp is everybody's. */
    private Recipe.Required mergedBase(String user) {
        var layer = new Layer(
                "/",
                List.of(
                        new Recipe.Folder("/run"),
                        new Recipe.Folder("/usr/bin"),
                        new Recipe.Link("/bin", "usr/bin", "bin"),
                        new Recipe.Link("/usr/bin/python3", "python3.11", "python3"),
                        new Recipe.Link("/usr/bin/python3.11", "/bin", "python3.11"),
                        new Recipe.Link("/var/run", "/run", "run")));
        push(
                new Recipe(
                        new Recipe.Scratch(),
                        List.of(new Variant(AMD64, List.of(layer))),
                        List.of(),
                        Optional.of(user),
                        Optional.empty(),
                        Map.of(),
                        OptionalInt.empty(),
                        Map.of()),
                "team/base",
                "1");
        return new Recipe.Required(registry.repository("team/base").at(new Tag("1")));
    }

    private static Recipe withoutUser(Recipe.Base base, Layer... layers) {
        return new Recipe(
                base,
                List.of(new Variant(AMD64, List.of(layers))),
                List.of("/bin/app"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                OptionalInt.empty(),
                Map.of());
    }

    @Test
    void writesThroughTheLinksOfTheBase() throws IOException, InterruptedException {
        var app = app("mug", "run");
        var base = mergedBase("0");

        push(
                withoutUser(
                        base,
                        layer(app.resolve("app"), "/bin/app"),
                        layer(app.resolve("public"), "/var/run/mug"),
                        layer(app.resolve("public/css"), "/var/run")),
                "team/mug",
                "1");

        var content = new RegistryContent(registry, "team/mug");
        var layers = content.manifestTree("1").at("/layers");
        assertThat(content.files(layers.get(1).at("/digest").asText()))
                .containsExactly("755 usr/", "755 usr/bin/", "755 usr/bin/app");
        assertThat(content.files(layers.get(2).at("/digest").asText()))
                .containsExactly(
                        "755 run/",
                        "755 run/mug/",
                        "755 run/mug/css/",
                        "644 run/mug/css/mug.css",
                        "644 run/mug/index.html",
                        "755 run/mug/run.sh");
        assertThat(content.files(layers.get(3).at("/digest").asText())).containsExactly("755 run/", "644 run/mug.css");
    }

    @Test
    void keepsALinkToWhatTheBaseHasAndRefusesOthers() throws IOException {
        var base = mergedBase("0");
        var python = new Layer("/app", List.of(new Recipe.Link("/app/python", "/usr/bin/python3", "venv/python")));
        var lost = new Layer("/app", List.of(new Recipe.Link("/app/leak", "/etc/hostname", "site/leak")));

        push(withoutUser(base, python), "team/mug", "1");

        for (var recipe : List.of(withoutUser(base, lost), withoutUser(new Recipe.Scratch(), python))) {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> push(recipe, "team/mug", "2"))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
                        assertThat(failure.diagnostics().getFirst().code()).isEqualTo("link-leads-out-of-the-image");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 65532, the base runs as root",
        "root, 65532, the base runs as root",
        "0:0, 65532, the base runs as root",
        "1000:1000, 1000:1000, ''",
        "node, 65532, is a name"
    })
    void runsAsSomebodyWhoIsNotRoot(String user, String expected, String said)
            throws IOException, InterruptedException {
        push(withoutUser(mergedBase(user), layer(app("mug", "run").resolve("app"), "/bin/app")), "team/mug", "1");

        var content = new RegistryContent(registry, "team/mug");
        assertThat(content.configuration(content.manifestTree("1"))
                        .at("/config/User")
                        .asText())
                .isEqualTo(expected);
        assertThat(progress.steps().stream().filter(step -> step.startsWith("user 65532")))
                .allSatisfy(step -> assertThat(step).contains(said))
                .hasSize(said.isEmpty() ? 0 : 1);
    }

    @Test
    void needsNoNetworkForABaseThatIsInTheCache() throws IOException {
        var pushed = push(recipe(new Recipe.Scratch(), variant(AMD64, app("base", "base"))), "team/base", "3");
        var recipe = recipe(new Recipe.Required(pushed.reference()), variant(AMD64, app("mug", "mug")));
        var tar = new ToTar(new ImageRepository("sandbox", "mug"), List.of(), folder.resolve("mug.tar"));
        var online = builder().build(recipe, tar, progress);
        registry.close();

        var offline = builder().build(recipe, tar, progress);

        assertThat(offline).isEqualTo(online);
        assertThat(progress.steps().get(1)).endsWith("fetched");
        assertThat(progress.steps().get(3)).endsWith("cached");
    }

    @Test
    void buildsOnNothingWhereAPreferredBaseCannotBeFetched() throws IOException {
        registry.close();
        var base = registry.repository("team/base").at(new Tag("3"));
        var recipe = recipe(new Recipe.Required(base), variant(AMD64, app("mug", "mug")))
                .orOnScratch();
        var tar = new ToTar(new ImageRepository("sandbox", "mug"), List.of(), folder.resolve("mug.tar"));

        var built = builder().build(recipe, tar, progress);

        assertThat(built.layers()).isEqualTo(2);
        assertThat(progress.warnings())
                .containsExactly("the base `" + base + "` cannot be fetched, `"
                        + base.repository().registry()
                        + "` does not answer: the connection was refused; the image holds the app's layers only");
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

    @Test
    void failsWhenTheRegistryIsDown() throws IOException {
        registry.close();

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() ->
                        push(recipe(new Recipe.Scratch(), variant(AMD64, app("mug", "run"))), "team/mug", "1"))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
                    assertThat(failure)
                            .hasMessage("`" + registry.host() + "` does not answer: the connection was refused");
                    assertThat(failure.diagnostics().getFirst().location()).isPresent();
                    assertThat(failure.hint()).isPresent();
                });
    }

    @ParameterizedTest
    @CsvSource({"bm8tY29sb24=", "bWU6cHc", "%%%", "OnB3"})
    void namesTheFileOfALoginThatCannotBeRead(String auth) throws IOException {
        var config = Files.createDirectories(folder.resolve("home/.docker")).resolve("config.json");
        Files.writeString(config, "{\"auths\": {\"" + registry.host() + "\": {\"auth\": \"" + auth + "\"}}}");
        var recipe = recipe(new Recipe.Scratch(), variant(AMD64, app("mug", "run")));

        if (auth.equals("bWU6cHc")) {
            push(recipe, "team/mug", "1");
        } else {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> push(recipe, "team/mug", "1"))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                        assertThat(failure.diagnostics()
                                        .getFirst()
                                        .location()
                                        .orElseThrow()
                                        .toString())
                                .contains(config.toString());
                    });
        }
    }

    @Test
    void failsWhenTheBaseCannotBeReached() throws IOException {
        var base = ImageReference.parse("127.0.0.1:" + ServerProgram.freePort() + "/team/base:1");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() ->
                        push(recipe(new Recipe.Required(base), variant(AMD64, app("mug", "run"))), "mug", "1"))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE));
    }

    @Test
    void saysThatThereIsNoSuchBase() throws IOException {
        var base = registry.repository("team/nothing").at(new Tag("3"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() ->
                        push(recipe(new Recipe.Required(base), variant(AMD64, app("mug", "run"))), "mug", "1"))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
                    assertThat(failure).hasMessage("there is no base image `" + base + "`");
                    assertThat(failure.hint()).contains("correct `build.base` in coop.yaml");
                });
    }

    @Test
    void saysThatItMayNotPush() throws IOException, InterruptedException {
        try (var closed = RegistryServer.startClosed(folder.resolve("closed"))) {
            var recipe = recipe(new Recipe.Scratch(), variant(AMD64, app("mug", "run")));
            var target = new ToRegistry(closed.repository("team/mug"), List.of(new Tag("1")));

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> builder().build(recipe, target, progress))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                        assertThat(failure.hint().orElseThrow()).contains("docker login " + closed.host());
                    });
        }
    }

    @Test
    void refusesATarOfSeveralPlatforms() throws IOException {
        var app = app("mug", "run");
        var target = new ToTar(new ImageRepository("sandbox", "mug"), List.of(), folder.resolve("mug.tar"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> builder()
                        .build(
                                recipe(new Recipe.Scratch(), variant(AMD64, app), variant(ARM64, app)),
                                target,
                                progress))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT));
    }

    @Test
    void findsWhatWasPushedAndNothingElse() throws IOException {
        var built = push(recipe(new Recipe.Scratch(), variant(AMD64, app("mug", "run"))), "team/mug", "1");
        var lookup = new RegistryLookup(access());

        assertThat(lookup.find(registry.repository("team/mug").at(new Tag("1"))))
                .isEqualTo(built.reference().digest());
        assertThat(lookup.facts(built.reference()).platforms()).containsExactly(AMD64);
        assertThat(lookup.find(built.reference())).isEqualTo(built.reference().digest());
        assertThat(lookup.find(registry.repository("team/mug").at(new Tag("2"))))
                .isEmpty();
        assertThat(lookup.find(registry.repository("team/cup").at(new Tag("1"))))
                .isEmpty();
    }

    @Test
    void doesNotTakeAClosedDoorForAMissingImage() throws IOException, InterruptedException {
        try (var closed = RegistryServer.startClosed(folder.resolve("closed"))) {
            var image = closed.repository("team/mug").at(new Tag("1"));

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> new RegistryLookup(access()).find(image))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED));
        }
    }
}
