package dev.coop.image.jib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import dev.coop.image.ImageBuilder.ToRegistry;
import dev.coop.image.ImageBuilder.ToTar;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.ImageRepository;
import dev.coop.image.Recipe;
import dev.coop.process.ServerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a registry, a base or a login keeps from being built. */
class RefusedImagesTest extends ImageScene {
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
    void tellsWhatItWaitsForUntilTheAnswerIsThere() {
        var waits = new ArrayList<String>();
        var image = registry.repository("team/cup").at(new Tag("1"));

        new RegistryLookup(access().telling(what -> {
                    waits.add(what);
                    return () -> waits.add("done");
                }))
                .find(image);

        var host = "waiting for " + image.repository().registry() + ": ";
        assertThat(waits).containsExactly(host + "CONNECT", "done", host + "GET /v2/team/cup/manifests/1", "done");
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
