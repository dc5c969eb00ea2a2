package dev.coop.manifest;

import dev.coop.image.ImageReference.Digest;
import dev.coop.yaml.YamlMapping;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One rendered Kubernetes resource.
 *
 * @param id what it is
 * @param yaml its text, with a newline at its end
 */
public record Manifest(Id id, String yaml) {
    private static final Pattern NOT_BUILT =
            Pattern.compile("(?m)^([ -]*image: *[\"']?[^\\s\"']+@" + Digest.NOT_BUILT + "[\"']?)[ \t]*$");

    /**
     * Returns the text for people: the same, but a comment says where an image is not built yet. {@link #yaml()} is
     * what is committed.
     */
    public String display() {
        return NOT_BUILT.matcher(yaml).replaceAll("$1 # <not built yet>");
    }

    /**
     * What tells a resource from the others of an app in an environment.
     *
     * @param group its API group; empty for the core one
     * @param kind such as {@code Deployment}
     * @param name its name
     */
    public record Id(String group, String kind, String name) {
        /** Returns what a resource is; one without a name or kind has an empty one. */
        public static Id of(YamlMapping resource) {
            var version = resource.text("apiVersion").orElse("");
            var slash = version.indexOf('/');
            return new Id(
                    slash < 0 ? "" : version.substring(0, slash),
                    resource.text("kind").orElse(""),
                    resource.text("metadata", "name").orElse(""));
        }

        /** Returns its file's name: {@code <kind>[.<group>]-<name>.yaml}, core and apps groups left out. */
        public String fileName() {
            var where = group.isEmpty() || group.equals("apps") ? "" : "." + group;
            return (kind + where + "-" + name).toLowerCase(Locale.ROOT) + ".yaml";
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }
}
