package dev.coop.deploy.change;

import dev.coop.yaml.YamlMapping;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Images that are not pinned by a digest, which only extra resources can name. */
final class ImageRisks {
    private ImageRisks() {}

    static Stream<String> of(ResourceChange change, State state) {
        return state.fresh(ImageRisks::loose)
                .map(image -> change.title() + ": image `" + image + "` has no digest, so it may change by itself");
    }

    private static Set<String> loose(YamlMapping root) {
        var found = new TreeSet<String>();
        State.containers(root).stream()
                .flatMap(container -> container.text("image").stream())
                .filter(image -> !image.contains("@sha256:"))
                .forEach(found::add);
        return found;
    }
}
