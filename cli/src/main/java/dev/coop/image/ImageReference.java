package dev.coop.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name by which a registry serves an image, such as {@code ghcr.io/acme/shop:1.4}.
 *
 * @param repository where it lives
 * @param version the tag or digest to take
 */
public record ImageReference(ImageRepository repository, Version version) {

    /** What tells one image of a repository from the next. */
    public sealed interface Version {}

    /** A name that a later push may move to another image. */
    public record Tag(String name) implements Version {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

        public Tag {
            if (!FORM.matcher(name).matches()) {
                throw new IllegalArgumentException("not a tag: `" + name + "`");
            }
        }
    }

    /**
     * A name computed from the image's content, so it always means the same image.
     *
     * @param value {@code sha256:} and 64 hexadecimal digits
     */
    public record Digest(String value) implements Version {
        private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

        /** Stands for an image that is not built yet. */
        public static final Digest NOT_BUILT = new Digest("sha256:" + "0".repeat(64));

        public Digest {
            if (!FORM.matcher(value).matches()) {
                throw new IllegalArgumentException("not a digest: `" + value + "` (sha256: and 64 hexadecimal digits)");
            }
        }

        /** Returns the first twelve digits, for people. */
        public String abbreviated() {
            return value.substring(7, 19);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * Reads {@code repository}, {@code repository:tag} or {@code repository@digest}; no version means {@code latest}.
     */
    public static ImageReference parse(String text) {
        var at = text.indexOf('@');
        if (at >= 0) {
            var named = text.substring(0, at);
            return new ImageReference(ImageRepository.parse(withoutTag(named)), new Digest(text.substring(at + 1)));
        }
        var colon = tagColon(text);
        return colon < 0
                ? new ImageReference(ImageRepository.parse(text), new Tag("latest"))
                : new ImageReference(
                        ImageRepository.parse(text.substring(0, colon)), new Tag(text.substring(colon + 1)));
    }

    /** Returns the digest, if this reference is pinned by one. */
    public Optional<Digest> digest() {
        return version instanceof Digest digest ? Optional.of(digest) : Optional.empty();
    }

    /** Returns it for people: a digest by its first twelve digits, which no command takes back. */
    public String abbreviated() {
        return switch (version) {
            case Tag _ -> toString();
            case Digest digest -> repository + "@sha256:" + digest.abbreviated() + "…";
        };
    }

    private static String withoutTag(String named) {
        var colon = tagColon(named);
        return colon < 0 ? named : named.substring(0, colon);
    }

    private static int tagColon(String text) {
        var colon = text.lastIndexOf(':');
        return colon > text.lastIndexOf('/') ? colon : -1;
    }

    @Override
    public String toString() {
        return switch (version) {
            case Tag(var name) -> repository + ":" + name;
            case Digest(var value) -> repository + "@" + value;
        };
    }
}
