package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A file for kustomize: what it says to do with the files beside it, coop does not do. */
public final class Kustomization {
    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Pattern OTHER_GROUP =
            Pattern.compile("(?m)^[\"']?apiVersion[\"']?\\s*:\\s*[\"']?(?!kustomize\\.config\\.k8s\\.io/)\\S");

    private Kustomization() {}

    /** Whether a file may be kustomize's, by its name. */
    public static boolean isNamed(String fileName) {
        return NAMES.contains(fileName);
    }

    /** Whether a file of this name and text is kustomize's; Flux's Kustomization, say, is a resource. */
    public static boolean isIn(String fileName, String text) {
        return isNamed(fileName) && !OTHER_GROUP.matcher(text).find();
    }

    static Diagnostic problem(Optional<? extends Location> place) {
        return Diagnostic.error("kustomization", "this is for kustomize, which coop does not run")
                .at(place)
                .hint("keep what `kustomize build` prints here instead, and move its inputs elsewhere");
    }
}
