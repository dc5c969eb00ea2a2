package dev.coop.image;

import java.util.Optional;

/** Looks an image up where it was pushed. */
public interface ImageLookup {

    /**
     * Returns the digest of the image, or nothing when the registry has no such image.
     *
     * @throws dev.coop.diagnostic.Failure NOT_ALLOWED or UNREACHABLE when the registry gives no answer
     */
    Optional<ImageReference.Digest> find(ImageReference image);

    /**
     * Returns what an image that is there says about itself.
     *
     * @throws dev.coop.diagnostic.Failure NOT_ALLOWED or UNREACHABLE when the registry gives no answer
     */
    ImageFacts facts(ImageReference image);
}
