package dev.coop.manifest;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.manifest.kind.Labels;
import dev.coop.manifest.kind.Resources;
import dev.coop.manifest.kind.Subject;
import dev.coop.resources.FileNames;
import dev.coop.resources.FilledContent;
import dev.coop.resources.Resource;
import dev.coop.resources.ResourceId;
import dev.coop.resources.Variables;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From an app, an environment and an image to all manifests of a release: those coop makes and the extra resources.
 * Total: whatever an app may say, there is a rendering, which says what is wrong.
 */
public final class Renderer {
    private final Subject subject;
    private final Variables variables;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Map<ResourceId, String> texts = new LinkedHashMap<>();
    private final Map<ResourceId, Optional<Location>> places = new LinkedHashMap<>();

    private Renderer(Renderable renderable) {
        this.subject = Subject.of(renderable);
        this.variables = Variables.of(
                renderable.app().name().value(),
                renderable.environment().name().value(),
                renderable.environment().namespaceOf(renderable.app().name()),
                renderable.image().toString(),
                subject.hostOrUnknown());
    }

    /** Returns the rendering; the same app in the same environment always gives the same bytes. */
    public static Rendering render(Renderable renderable) {
        return new Renderer(renderable).rendering(renderable);
    }

    private Rendering rendering(Renderable renderable) {
        var patches = new Patches(
                variables, renderable.environment().namespaceOf(renderable.app().name()));
        var unpatched = Resources.of(subject);
        var made = patches.apply(subject.workload().patches(), unpatched);
        problems.addAll(patches.problems());
        made.forEach(resource -> texts.put(ResourceId.of(resource), YamlWriter.write(resource)));
        var labels = Labels.ofExtraResources(subject);
        renderable.resources().resources().stream()
                .filter(resource -> resource.isIn(renderable.environment().name()))
                .forEach(resource -> add(resource, labels));
        var names = FileNames.of(texts.keySet());
        return new Rendering(
                texts.entrySet().stream()
                        .map(each ->
                                new Manifest(each.getKey(), names.getOrDefault(each.getKey(), ""), each.getValue()))
                        .sorted(Comparator.comparing(Manifest::fileName))
                        .toList(),
                made,
                unpatched,
                patches.idle(),
                patches.hits(),
                problems,
                variables);
    }

    private void add(Resource extra, YamlMapping labels) {
        var id = extra.id(variables);
        extra.wrongName(variables).ifPresent(problems::add);
        problems.addAll(FilledContent.keysTwice(extra.content(), variables));
        if (places.containsKey(id)) {
            problems.add(Diagnostic.error("duplicate-resource", extra.title() + " is here twice")
                    .at(extra.place("metadata", "name"))
                    .hint("the first one is at "
                            + places.get(id).map(Location::toString).orElse("another place") + ": keep one"));
        } else if (texts.containsKey(id)) {
            problems.add(
                    Diagnostic.error("rendered-resource", "coop itself renders " + id.kind() + " `" + id.name() + "`")
                            .at(extra.place("metadata", "name"))
                            .hint("change what it renders by `patches` in coop.yaml, or give this one another name"));
        } else {
            places.put(id, extra.place("metadata", "name"));
            texts.put(id, extra.text(variables, labels, problems));
        }
    }
}
