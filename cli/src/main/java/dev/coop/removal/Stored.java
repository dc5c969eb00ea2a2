package dev.coop.removal;

import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The resources among an app's manifests that keep data, each as a warning. */
final class Stored {
    private static final String MANIFESTS = "manifests/";

    private Stored() {}

    static List<String> in(SortedMap<String, byte[]> files) {
        var warnings = new ArrayList<String>();
        files.forEach((path, bytes) -> {
            if (path.startsWith(MANIFESTS)) {
                YamlReader.read(new SourceText(path, new String(bytes, StandardCharsets.UTF_8))).documents().stream()
                        .flatMap(document -> document.mapping().stream())
                        .forEach(root -> warning(root, warnings));
            }
        });
        return warnings;
    }

    private static void warning(YamlMapping root, List<String> warnings) {
        var name = root.text("metadata", "name").orElse("");
        switch (root.text("kind").orElse("")) {
            case "PersistentVolumeClaim" ->
                warnings.add("PersistentVolumeClaim " + name
                        + ": its data is deleted with it, as soon as somebody confirms that in Argo CD");
            case "StatefulSet" ->
                warnings.add("StatefulSet " + name
                        + ": the claims that it made stay in the cluster with their data, until somebody deletes them");
            default -> {}
        }
    }
}
