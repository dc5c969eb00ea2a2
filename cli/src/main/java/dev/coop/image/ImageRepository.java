package dev.coop.image;

import java.util.regex.Pattern;

/**
 * Where the images of one app live in a registry.
 *
 * @param registry the host, with its port if it has one
 * @param path the path below the host
 */
public record ImageRepository(String registry, String path) {
    private static final Pattern REGISTRY =
            Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]{1,5})?|\\[[0-9a-fA-F:]+](:[0-9]{1,5})?");
    private static final Pattern PATH =
            Pattern.compile("[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*(/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*");
    /** What registries take for a name. */
    private static final int LONGEST = 255;

    private static final String DOCKER_HUB = "docker.io";

    public ImageRepository {
        if (registry.length() > LONGEST || !REGISTRY.matcher(registry).matches()) {
            throw new IllegalArgumentException("not a registry's host: `" + registry + "`");
        }
        if (path.length() > LONGEST || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not an image repository: `" + path + "`");
        }
    }

    /** Reads {@code host/path}; without a host, as Docker does, it is one of Docker Hub's. */
    public static ImageRepository parse(String text) {
        var slash = text.indexOf('/');
        var first = slash < 0 ? "" : text.substring(0, slash);
        if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
            return new ImageRepository(first, text.substring(slash + 1));
        }
        return new ImageRepository(DOCKER_HUB, slash < 0 ? "library/" + text : text);
    }

    /** Returns the image with that tag or digest. */
    public ImageReference at(ImageReference.Version version) {
        return new ImageReference(this, version);
    }

    @Override
    public String toString() {
        return registry + "/" + path;
    }
}
