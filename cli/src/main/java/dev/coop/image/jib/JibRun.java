package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import dev.coop.image.ImageReference;
import dev.coop.image.Recipe;
import dev.coop.image.Recipe.ImagePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * One run of Jib: the image of one platform, to one place.
 *
 * @param access how registries are reached
 * @param cache the folder of base images' layers
 * @param platform what the image runs on
 */
record JibRun(RegistryAccess access, Path cache, ImagePlatform platform) {

    /** What a run made. */
    record Outcome(ImageReference.Digest digest, BuildEvents events) {}

    /** Whether registries may be spoken to without TLS. */
    enum Transport {
        TLS,
        PLAIN_ALLOWED;

        static Transport to(ImageReference image) {
            return RegistryAccess.isLoopback(image.repository()) ? PLAIN_ALLOWED : TLS;
        }
    }

    /**
     * What is made of a recipe for one platform.
     *
     * @param recipe what the image holds
     * @param variant its layers
     * @param foundation what it stands on
     * @param user who it runs as
     */
    record Order(Recipe recipe, Recipe.Variant variant, Foundation foundation, String user) {}

    /** Returns an image that Jib builds, without its layers. */
    private JibContainerBuilder image(Order order, ImageFormat format) {
        var recipe = order.recipe();
        var image = on(order.foundation().base())
                .setFormat(format)
                .setEnvironment(new TreeMap<>(recipe.environment()))
                .setLabels(new TreeMap<>(recipe.labels()));
        if (!recipe.entrypoint().isEmpty()) {
            image.setEntrypoint(recipe.entrypoint());
        }
        image.setUser(order.user());
        recipe.workingDirectory().map(AbsoluteUnixPath::get).ifPresent(image::setWorkingDirectory);
        recipe.port().ifPresent(port -> image.setExposedPorts(Ports.parse(List.of(String.valueOf(port)))));
        return image;
    }

    private JibContainerBuilder on(Optional<ImageReference> base) {
        return base.map(access::image)
                .map(Jib::from)
                .orElseGet(Jib::fromScratch)
                .setPlatforms(Set.of(new Platform(platform.architecture(), platform.os())))
                .setCreationTime(Instant.EPOCH);
    }

    /** Brings a base into the cache, whole. */
    Outcome fetch(ImageReference base) {
        return withScratchFolder(base, folder -> {
            var tar = TarImage.at(folder.resolve("base.tar")).named(RegistryAccess.jib(base));
            return run(on(Optional.of(base)), Containerizer.to(tar), Transport.to(base), folder);
        });
    }

    /** Pushes an image under tags of one repository, at least one. */
    Outcome push(Order order, List<ImageReference> tags, ImageFormat format) {
        var target = tags.getFirst();
        return withScratchFolder(target, folder -> {
            var image = image(order, format).setFileEntriesLayers(layers(order, folder));
            var containerizer = Containerizer.to(access.image(target));
            tags.stream()
                    .skip(1)
                    .forEach(tag -> containerizer.withAdditionalTag(
                            RegistryAccess.jib(tag).getQualifier()));
            return run(image, containerizer, Transport.to(target), folder);
        });
    }

    /** Writes an image to a tar file in OCI layout; a file that was there is replaced once the new one is whole. */
    Outcome write(Order order, ImageReference name, Path file, Transport transport) {
        return withScratchFolder(name, folder -> {
            var image = image(order, ImageFormat.OCI).setFileEntriesLayers(layers(order, folder));
            var parent = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
            Files.createDirectories(parent);
            var unfinished = Files.createTempFile(parent, file.getFileName().toString(), ".part");
            try {
                var tar = TarImage.at(unfinished).named(RegistryAccess.jib(name));
                var outcome = run(image, Containerizer.to(tar), transport, folder);
                Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                return outcome;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        });
    }

    private static List<FileEntriesLayer> layers(Order order, Path folder)
            throws IOException, CacheDirectoryCreationException {
        return new LayerFiles(folder)
                .of(
                        order.variant(),
                        new LayerTar(order.foundation().files(), order.recipe().entrypoint()));
    }

    private Outcome run(JibContainerBuilder image, Containerizer containerizer, Transport transport, Path folder)
            throws InterruptedException, RegistryException, IOException, CacheDirectoryCreationException,
                    ExecutionException {
        var events = new BuildEvents();
        var container = image.containerize(events.follow(containerizer)
                .setAllowInsecureRegistries(transport == Transport.PLAIN_ALLOWED)
                .setBaseImageLayersCache(baseCache())
                // Jib takes a file for unchanged when its time is; a build tool may well set the same time each time.
                .setApplicationLayersCache(folder)
                .setToolName("coop")
                .setToolVersion("build"));
        return new Outcome(new ImageReference.Digest(container.getDigest().toString()), events);
    }

    /** Returns where the layers of bases are kept. */
    Path baseCache() {
        return cache.resolve("base").resolve(platform.os() + "-" + platform.architecture());
    }

    private Outcome withScratchFolder(ImageReference image, Work work) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(cache), "build-");
            try {
                return work.in(folder);
            } finally {
                delete(folder);
            }
        } catch (InterruptedException
                | RegistryException
                | IOException
                | CacheDirectoryCreationException
                | ExecutionException thrown) {
            throw RegistryFailures.of(image, "PUT " + RegistryFailures.path(image), thrown);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private interface Work {
        Outcome in(Path folder)
                throws InterruptedException, RegistryException, IOException, CacheDirectoryCreationException,
                        ExecutionException;
    }
}
