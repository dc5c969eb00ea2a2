package dev.coop.resources;

import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.yaml.Shape;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.Utf8;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One file of extra resources, read once: its documents, each of them a resource, a list of some, or a problem. */
final class ResourceFile {
    /** As the real ones, but for their values: where they fit, every environment's do. */
    private static final YamlMapping SAMPLE_LABELS = YamlMapping.of("app.kubernetes.io/managed-by", "coop")
            .with("coop/app", "app")
            .with("coop/environment", "environment");

    private static final Pattern SECRET = Pattern.compile("[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?Secret\\b");

    private final String name;
    private final Set<EnvironmentName> environments;
    private final List<Resource> resources;
    private final List<Diagnostic> problems;

    /**
     * @param name as a person knows it
     * @param environments where its resources go
     * @param resources gets what it holds
     * @param problems gets what is wrong with it
     */
    ResourceFile(String name, Set<EnvironmentName> environments, List<Resource> resources, List<Diagnostic> problems) {
        this.name = name;
        this.environments = environments;
        this.resources = resources;
        this.problems = problems;
    }

    void read(byte[] bytes) {
        var notText = Utf8.problem(name, bytes);
        if (notText.isPresent()) {
            problems.add(notText.get());
            return;
        }
        var source = new SourceText(name, withoutMark(Utf8.text(name, bytes).text()));
        var masked = new MaskedText(source);
        var stream = YamlReader.read(masked.masked());
        var isOfHelm = stream.problems().stream()
                .collect(Collectors.partitioningBy(found -> HelmTemplate.explains(source, found)));
        untold(source, isOfHelm.getOrDefault(false, List.of())).forEach(found -> problems.add(masked.asWritten(found)));
        if (!isOfHelm.getOrDefault(true, List.of()).isEmpty()) {
            problems.add(HelmTemplate.problem(source));
            return;
        }
        for (var document : stream.documents()) {
            document.root().ifPresent(root -> document(masked, document, root));
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A file that may be a Secret's and cannot be read: nobody knows which lines hold its values. */
    private static List<Diagnostic> untold(SourceText source, List<Diagnostic> found) {
        return !found.isEmpty() && SECRET.matcher(source.text()).find()
                ? found.stream().map(ResourceFile::untold).toList()
                : found;
    }

    private static Diagnostic untold(Diagnostic found) {
        return found.location().isPresent() && found.location().get() instanceof Location.InFile place
                ? found.at(place.withoutLine())
                : found;
    }

    static boolean isJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private void document(MaskedText masked, YamlDocument document, YamlNode root) {
        switch (masked.asWritten(root)) {
            case YamlScalar scalar when scalar.isNull() -> {}
            case YamlMapping mapping -> {
                var places = new VariablePlaces(masked, mapping);
                problems.addAll(places.unknown());
                new ResourceForm(problems)
                        .resources(mapping)
                        .forEach(found -> resources.add(resource(found, masked, document, places)));
            }
            case YamlNode other ->
                problems.add(Diagnostic.error(
                                "not-a-resource", "a resource is keys with values, but this is " + other.describe())
                        .at(other.location())
                        .hint("begin it with `apiVersion:`, `kind:` and `metadata:`"));
        }
    }

    private Resource resource(
            ResourceForm.Formed found, MaskedText masked, YamlDocument document, VariablePlaces places) {
        var kept = found.isWholeDocument() ? kept(found, masked, document, places) : Optional.<ResourceText>empty();
        var text = kept.orElseGet(() -> new ResourceText.Anew(
                found.content(),
                new MetadataEdits(found.content().mapping("metadata").orElse(YamlMapping.empty()), found.id())));
        return new Resource(found.id(), environments, found.content(), text);
    }

    /** None where adding labels would change anything else, as an alias elsewhere does that names the labels. */
    private Optional<ResourceText> kept(
            ResourceForm.Formed found, MaskedText masked, YamlDocument document, VariablePlaces places) {
        var metadata = document.mapping().flatMap(root -> root.mapping("metadata"));
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        var source = masked.masked();
        var span = document.span();
        var edits = new MetadataEdits(metadata.get(), found.id());
        var edited = ResourceText.Kept.edited(
                source.text(),
                span.start(),
                span.end(),
                List.of(),
                edits.in(source.text(), SAMPLE_LABELS, value -> value));
        var expected = document.mapping().get().with("metadata", edits.with(SAMPLE_LABELS));
        var stream = YamlReader.read(new SourceText(name, edited));
        return stream.problems().isEmpty()
                        && stream.documents().stream()
                                .findFirst()
                                .flatMap(YamlDocument::mapping)
                                .filter(root -> Shape.of(root).equals(Shape.of(expected)))
                                .isPresent()
                ? Optional.of(new ResourceText.Kept(
                        masked.written(),
                        span.start(),
                        span.end(),
                        places,
                        new MetadataEdits(asWritten(masked, metadata.get()), found.id())))
                : Optional.empty();
    }

    private static YamlMapping asWritten(MaskedText masked, YamlMapping metadata) {
        return masked.asWritten(metadata) instanceof YamlMapping mapping ? mapping : metadata;
    }
}
