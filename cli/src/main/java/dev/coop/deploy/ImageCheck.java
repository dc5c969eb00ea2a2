package dev.coop.deploy;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.image.ImageFacts;
import dev.coop.image.ImageLookup;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.Recipe.ImagePlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks images up before anything is written. The registry is asked once for each: a deploy that tries again because
 * somebody else was faster is about the same image.
 */
public final class ImageCheck {
    private final ImageLookup images;
    private final Map<ImageReference, Optional<Digest>> found = new HashMap<>();
    private final Map<ImageReference, ImageFacts> facts = new HashMap<>();
    private final Map<ImageReference, Optional<String>> remarks = new HashMap<>();

    /** @param images where images are looked up */
    public ImageCheck(ImageLookup images) {
        this.images = images;
    }

    /** Returns an image's digest; fails when the registry gives no answer. */
    Optional<Digest> find(ImageReference image) {
        var known = found.get(image);
        if (known == null) {
            known = images.find(image);
            found.put(image, known);
            known.ifPresent(digest -> found.put(image.repository().at(digest), Optional.of(digest)));
        }
        return known;
    }

    /** Returns what an image says about itself; fails when the registry gives no answer. */
    ImageFacts facts(ImageReference pinned) {
        var known = facts.get(pinned);
        if (known == null) {
            known = images.facts(pinned);
            facts.put(pinned, known);
        }
        return known;
    }

    /**
     * Fails when the registry has no such image, or not for the platforms that the app is built for. A registry that
     * gives no answer stops nothing, as the digest says what is meant: then this returns what people should know.
     */
    public Optional<String> remark(ImageReference pinned, List<String> platforms) {
        return remarks.computeIfAbsent(pinned, image -> look(image, platforms));
    }

    private Optional<String> look(ImageReference image, List<String> platforms) {
        try {
            if (find(image).isEmpty()) {
                throw noImage("the registry has no image " + image, "check the name, or coop build");
            }
            var there = facts(image).platforms().stream()
                    .map(ImagePlatform::toString)
                    .distinct()
                    .toList();
            if (!there.isEmpty() && !there.containsAll(platforms)) {
                throw otherPlatform(image, there, platforms);
            }
            return Optional.empty();
        } catch (Failure unanswered) {
            if (unanswered.kind() != Failure.Kind.UNREACHABLE && unanswered.kind() != Failure.Kind.NOT_ALLOWED) {
                throw unanswered;
            }
            return Optional.of("the image was not looked up: " + unanswered.getMessage());
        }
    }

    private static Failure otherPlatform(ImageReference image, List<String> there, List<String> wanted) {
        var missing = wanted.stream().filter(each -> !there.contains(each)).collect(Collectors.joining(", "));
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "no-image-for-platform",
                                "the image " + image + " is for " + String.join(", ", there) + ", not for " + missing)
                        .hint("build it for " + missing + ", or set `build.platforms: [" + String.join(", ", there)
                                + "]` in coop.yaml where the cluster's nodes are of that kind"));
    }

    static Failure noImage(String message, String hint) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("no-image", message).hint(hint));
    }
}
