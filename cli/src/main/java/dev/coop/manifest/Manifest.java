package dev.coop.manifest;

import dev.coop.image.ImageReference.Digest;
import dev.coop.resources.ResourceId;
import java.util.regex.Pattern;

/**
 * One rendered Kubernetes resource.
 *
 * @param id what it is
 * @param fileName its file's name: {@code <kind>[.<group>]-<name>.yaml}
 * @param yaml its text, with a newline at its end
 */
public record Manifest(ResourceId id, String fileName, String yaml) {
    private static final Pattern NOT_BUILT =
            Pattern.compile("(?m)^([ -]*image: *[\"']?[^\\s\"']+@" + Digest.NOT_BUILT + "[\"']?)[ \t]*$");

    /**
     * Returns the text for people: the same, but a comment says where an image is not built yet. {@link #yaml()} is
     * what is committed.
     */
    public String display() {
        return NOT_BUILT.matcher(yaml).replaceAll("$1 # <not built yet>");
    }
}
