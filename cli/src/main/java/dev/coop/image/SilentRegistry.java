package dev.coop.image;

import dev.coop.diagnostic.Failure;
import dev.coop.image.ImageReference.Digest;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks images up where nothing depends on the answer: a registry that gives none is told of, and the image counts as
 * one that is not built yet.
 *
 * @param images where images are looked up
 * @param said told of a registry that gives no answer
 */
public record SilentRegistry(ImageLookup images, Consumer<String> said) implements ImageLookup {

    @Override
    public Optional<Digest> find(ImageReference image) {
        if (isNotBuilt(image)) {
            return image.digest();
        }
        try {
            return images.find(image);
        } catch (Failure unanswered) {
            said.accept("the image was not looked up: " + reason(unanswered));
            return Optional.of(image.digest().orElse(Digest.NOT_BUILT));
        }
    }

    @Override
    public ImageFacts facts(ImageReference image) {
        try {
            return isNotBuilt(image) ? ImageFacts.NONE : images.facts(image);
        } catch (Failure unanswered) {
            reason(unanswered);
            return ImageFacts.NONE;
        }
    }

    private static boolean isNotBuilt(ImageReference image) {
        return image.digest().filter(Digest.NOT_BUILT::equals).isPresent();
    }

    private static String reason(Failure unanswered) {
        if (unanswered.kind() != Failure.Kind.UNREACHABLE && unanswered.kind() != Failure.Kind.NOT_ALLOWED) {
            throw unanswered;
        }
        return unanswered.diagnostics().getFirst().message();
    }
}
