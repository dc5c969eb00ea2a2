package dev.coop.image.jib;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.image.ImageBuilder.Progress;
import dev.coop.image.ImageReference;
import dev.coop.image.Recipe;
import dev.coop.image.Recipe.ImagePlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds the base that an image stands on, pinned by its digest, and remembers which bases are in the cache whole: those
 * need no network.
 */
final class BaseImages {
    private final RegistryLookup lookup;
    private final Path remembered;

    BaseImages(RegistryLookup lookup, Path cache) {
        this.lookup = lookup;
        this.remembered = cache.resolve("bases");
    }

    /**
     * A base by its digest.
     *
     * @param asked as the recipe names it
     * @param pinned the same, by digest
     */
    record Base(ImageReference asked, ImageReference pinned) {}

    /**
     * Returns the recipe's base; nothing when the image stands on nothing.
     *
     * @throws Failure when a base that must be there is not, or cannot be asked for
     */
    Optional<Base> find(Recipe recipe, Progress progress) {
        return switch (recipe.base()) {
            case Recipe.Scratch() -> Optional.empty();
            case Recipe.Required(var image) -> Optional.of(required(image, recipe));
            case Recipe.Preferred(var image) -> preferred(image, recipe, progress);
        };
    }

    private Base required(ImageReference image, Recipe recipe) {
        if (image.digest().isPresent() && cached(image, recipe).isPresent()) {
            return new Base(image, image);
        }
        var digest = lookup.find(image).orElseThrow(() -> RegistryFailures.noSuchBase(image));
        return new Base(image, image.repository().at(digest));
    }

    private Optional<Base> preferred(ImageReference image, Recipe recipe, Progress progress) {
        try {
            return Optional.of(required(image, recipe));
        } catch (Failure notThere) {
            if (notThere.kind() != Failure.Kind.UNREACHABLE && notThere.kind() != Failure.Kind.NOT_ALLOWED) {
                throw notThere;
            }
            return cached(image, recipe).or(() -> {
                progress.warning("the base `" + image + "` cannot be fetched, " + notThere.getMessage()
                        + "; the image holds the app's layers only");
                return Optional.empty();
            });
        }
    }

    private Optional<Base> cached(ImageReference image, Recipe recipe) {
        var found = recipe.variants().stream()
                .map(variant -> cached(image, variant.platform()))
                .distinct()
                .toList();
        return found.size() == 1 ? found.getFirst() : Optional.empty();
    }

    private Optional<Base> cached(ImageReference image, ImagePlatform platform) {
        var file = memory(image, platform);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var digest = new ImageReference.Digest(Files.readString(file).strip());
            return Optional.of(new Base(image, image.repository().at(digest)));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns whether every layer of a base is in the cache. */
    boolean isCached(Base base, ImagePlatform platform) {
        return cached(base.pinned(), platform).isPresent();
    }

    /** Remembers that every layer of a base is in the cache. */
    void remember(Base base, ImagePlatform platform) {
        try {
            Files.createDirectories(remembered);
            var digest = base.pinned().digest().orElseThrow().value();
            Files.writeString(memory(base.pinned(), platform), digest);
            Files.writeString(memory(base.asked(), platform), digest);
        } catch (IOException full) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error("cache-not-written", "the cache `" + remembered + "` cannot be written")
                            .hint("check who may write there and that the disk is not full"),
                    full);
        }
    }

    private Path memory(ImageReference image, ImagePlatform platform) {
        return remembered.resolve(sha256(image + " " + platform));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
