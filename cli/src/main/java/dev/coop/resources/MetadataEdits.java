package dev.coop.resources;

import dev.coop.yaml.Splice;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The labels and annotations that coop adds to an extra resource: as edits that keep every other byte, and as nodes.
 *
 * @param metadata the resource's, as written
 * @param id what it is
 */
record MetadataEdits(YamlMapping metadata, ResourceId id) {
    private static final String SYNC_OPTIONS = "argocd.argoproj.io/sync-options";
    private static final List<String> CONFIRMED = List.of("Prune=confirm", "Delete=confirm");

    /**
     * Returns the edits that add what is missing.
     *
     * @param text the text in which the metadata stands
     * @param labels what every resource has, unless it has its own
     * @param filled fills in the variables of a value that has to be written again
     */
    List<Splice> in(String text, YamlMapping labels, UnaryOperator<String> filled) {
        var splices = new ArrayList<Splice>();
        splices.addAll(labels().edits(text, missing(labels), filled));
        splices.addAll(annotations().edits(text, confirmed(), filled));
        return splices;
    }

    /** Returns the metadata as it is meant to be. */
    YamlMapping with(YamlMapping labels) {
        return annotations().in(labels().in(metadata, missing(labels)), confirmed());
    }

    private Section labels() {
        return new Section("labels", metadata);
    }

    private Section annotations() {
        return new Section("annotations", metadata);
    }

    private YamlMapping missing(YamlMapping wanted) {
        var missing = wanted;
        for (var key : labels().entries().keys()) {
            missing = missing.without(key);
        }
        return missing;
    }

    /** What holds data that a prune would destroy: Argo CD then asks a person first. */
    private boolean isStateful() {
        return switch (id.kind()) {
            case "PersistentVolumeClaim", "Namespace" -> id.group().isEmpty();
            case "StatefulSet" -> id.group().equals("apps");
            default -> false;
        };
    }

    private YamlMapping confirmed() {
        if (!isStateful()) {
            return YamlMapping.empty();
        }
        var written = annotations().entries().text(SYNC_OPTIONS).orElse("");
        var options = new ArrayList<String>();
        if (!written.isBlank()) {
            options.add(written);
        }
        for (var option : CONFIRMED) {
            var key = option.substring(0, option.indexOf('=') + 1);
            if (!written.contains(key)) {
                options.add(option);
            }
        }
        var combined = String.join(",", options);
        return combined.equals(written)
                ? YamlMapping.empty()
                : YamlMapping.of(SYNC_OPTIONS, YamlNode.text(combined));
    }
}
