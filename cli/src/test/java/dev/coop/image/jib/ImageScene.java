package dev.coop.image.jib;

import dev.coop.app.Ignored;
import dev.coop.http.Network;
import dev.coop.image.ImageBuilder.BuiltImage;
import dev.coop.image.ImageBuilder.ToRegistry;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.Recipe;
import dev.coop.image.Recipe.ImagePlatform;
import dev.coop.image.Recipe.Layer;
import dev.coop.image.Recipe.Variant;
import dev.coop.image.ToldProgress;
import dev.coop.image.files.CopiedFiles;
import dev.coop.image.files.Copies;
import dev.coop.image.files.MadeFiles;
import dev.coop.image.files.MadeFiles.KeepEmpty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder for apps, a registry of its own, and a builder that pushes to it. */
abstract class ImageScene {
    static final ImagePlatform AMD64 = new ImagePlatform("linux", "amd64");
    static final ImagePlatform ARM64 = new ImagePlatform("linux", "arm64");

    final ToldProgress progress = new ToldProgress();

    @TempDir
    Path folder;

    RegistryServer registry;

    @BeforeEach
    void startRegistry() throws IOException, InterruptedException {
        registry = RegistryServer.start(folder.resolve("registry"));
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    RegistryAccess access() {
        return new RegistryAccess(Map.of(), folder.resolve("home"), Network.of(Map.of()));
    }

    JibImageBuilder builder() {
        return new JibImageBuilder(access(), folder.resolve("cache"), InstantSource.fixed(Instant.EPOCH));
    }

    BuiltImage push(Recipe recipe, String repository, String... tags) {
        var names = List.of(tags).stream().map(Tag::new).toList();
        return builder().build(recipe, new ToRegistry(registry.repository(repository), names), progress);
    }

    static Recipe recipe(Recipe.Base base, Variant... variants) {
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

    static Layer layer(Path from, String to) {
        return new CopiedFiles(
                        Optional.ofNullable(from.getParent()).orElseThrow(),
                        new Copies(List.of(new Copies.Copy(from, to))),
                        new Ignored(Set.of()),
                        MadeFiles.none(KeepEmpty.YES))
                .read()
                .layers()
                .getFirst();
    }

    Variant variant(ImagePlatform platform, Path app) {
        return new Variant(
                platform, List.of(layer(app.resolve("app"), "/app"), layer(app.resolve("public"), "/public")));
    }

    Path app(String name, String program) throws IOException {
        var app = Files.createDirectories(folder.resolve(name));
        Files.writeString(app.resolve("app"), program);
        Files.createDirectories(app.resolve("public/css"));
        Files.writeString(app.resolve("public/index.html"), "<h1>mugs</h1>");
        Files.writeString(app.resolve("public/css/mug.css"), "h1 {}");
        var script = Files.writeString(app.resolve("public/run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return app;
    }
}
