package dev.coop.image.jib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import dev.coop.image.ImageBuilder.ToTar;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.ImageRepository;
import dev.coop.image.Recipe;
import dev.coop.image.Recipe.Layer;
import dev.coop.image.Recipe.Variant;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that stand on another. */
class BaseImagesTest extends ImageScene {
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
}
