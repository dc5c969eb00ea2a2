package dev.coop.manifest.extra;

import dev.coop.manifest.Manifest;
import dev.coop.manifest.Rendering;
import dev.coop.manifest.Shape;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Splice;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The labels and annotations that coop adds to an extra resource, as edits that keep every other byte. */
final class MetadataEdits {
    private static final String SYNC_OPTIONS = "argocd.argoproj.io/sync-options";
    private static final List<String> CONFIRMED = List.of("Prune=confirm", "Delete=confirm");

    private final String name;
    private final String text;

    MetadataEdits(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** A resource's text and what it is. */
    record Edited(Manifest.Id id, String text) {}

    /** Returns the text with what is missing added; none where that would change anything else. */
    Optional<Edited> with(Rendering rendering) {
        var root = root(text);
        var metadata = root.flatMap(each -> each.mapping("metadata"));
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        var id = Manifest.Id.of(root.get().with("metadata", MergeKeys.resolved(metadata.get())));
        var labels = new Section("labels", metadata.get());
        var annotations = new Section("annotations", metadata.get());
        var wantedLabels = missing(labels.entries(), labels(rendering));
        var wantedAnnotations = stateful(id) ? confirmed(annotations.entries()) : YamlMapping.empty();
        var splices = new ArrayList<Splice>();
        splices.addAll(labels.edits(text, wantedLabels));
        splices.addAll(annotations.edits(text, wantedAnnotations));
        var expected =
                root.get().with("metadata", annotations.in(labels.in(metadata.get(), wantedLabels), wantedAnnotations));
        var edited = Splice.apply(text, splices);
        return root(edited)
                .filter(each -> Shape.of(each).equals(Shape.of(expected)))
                .map(_ -> new Edited(id, edited));
    }

    private Optional<YamlMapping> root(String document) {
        var stream = YamlReader.read(new SourceText(name, document));
        return stream.problems().isEmpty()
                ? stream.documents().stream().findFirst().flatMap(YamlDocument::mapping)
                : Optional.empty();
    }

    private static YamlMapping labels(Rendering rendering) {
        return YamlMapping.of("app.kubernetes.io/managed-by", "coop")
                .with("coop/app", rendering.app().name().value())
                .with("coop/environment", rendering.environment().name().value());
    }

    private static YamlMapping missing(YamlMapping present, YamlMapping wanted) {
        var missing = wanted;
        for (var key : present.keys()) {
            missing = missing.without(key);
        }
        return missing;
    }

    /** What holds data that a prune would destroy: Argo CD then asks a person first. */
    private static boolean stateful(Manifest.Id id) {
        return switch (id.kind()) {
            case "PersistentVolumeClaim", "Namespace" -> id.group().isEmpty();
            case "StatefulSet" -> id.group().equals("apps");
            default -> false;
        };
    }

    private static YamlMapping confirmed(YamlMapping annotations) {
        var written = annotations.text(SYNC_OPTIONS).orElse("");
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
        return combined.equals(written) ? YamlMapping.empty() : YamlMapping.of(SYNC_OPTIONS, combined);
    }
}
