package dev.coop.resources;

import dev.coop.yaml.YamlMapping;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What tells a resource from the others of an app in an environment.
 *
 * @param group its API group; empty for the core one
 * @param kind such as {@code Deployment}
 * @param name its name
 */
public record ResourceId(String group, String kind, String name) {
    private static final Pattern DNS_NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    /** Names that are a step of a path in Kubernetes' API, and may be anything that such a step may be. */
    private static final Pattern PATH_STEP = Pattern.compile("(?!\\.\\.?$)[^/%\\p{Cntrl}]+");

    private static final Set<String> FREE_FORM = Set.of("rbac.authorization.k8s.io");
    private static final int LONGEST = 253;

    /** Returns what a resource is; one without a name or kind has an empty one. */
    public static ResourceId of(YamlMapping resource) {
        var version = resource.text("apiVersion").orElse("");
        var slash = version.indexOf('/');
        return new ResourceId(
                slash < 0 ? "" : version.substring(0, slash),
                resource.text("kind").orElse(""),
                resource.text("metadata", "name").orElse(""));
    }

    /** Whether Kubernetes takes the name for this kind. */
    boolean hasValidName() {
        var form = FREE_FORM.contains(group) ? PATH_STEP : DNS_NAME;
        return name.length() <= LONGEST && form.matcher(name).matches();
    }

    /**
     * Returns its file's name without an ending: {@code <kind>[.<group>]-<name>}, core and apps groups left out, in
     * lower case; characters that some file system does not take are written {@code %xx}.
     */
    String fileStem() {
        var where = group.isEmpty() || group.equals("apps") ? "" : "." + group;
        var stem = new StringBuilder();
        for (var octet : (kind + where + "-" + name).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xFF);
            if ((character >= 'a' && character <= 'z')
                    || (character >= '0' && character <= '9')
                    || character == '.'
                    || character == '-') {
                stem.append(character);
            } else {
                stem.append("%%%02x".formatted((int) character));
            }
        }
        return stem.toString();
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
