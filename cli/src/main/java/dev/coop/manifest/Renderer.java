package dev.coop.manifest;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.manifest.extra.ExtraResource;
import dev.coop.manifest.extra.ExtraResources;
import dev.coop.manifest.kind.Resources;
import dev.coop.manifest.kind.Subject;
import dev.coop.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** From an app, an environment and an image to all manifests of a release: those coop makes and the extra resources. */
public final class Renderer {
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Map<String, Manifest> byFile = new TreeMap<>();
    private final Map<String, Location> places = new TreeMap<>();

    private Renderer() {}

    /**
     * Returns the manifests sorted by their files' names; the same rendering always gives the same bytes.
     *
     * @throws Failure invalid input, with every finding at its place in coop.yaml or in an extra resource
     */
    public static List<Manifest> render(Rendering rendering) {
        return new Renderer().manifests(rendering);
    }

    private List<Manifest> manifests(Rendering rendering) {
        var subject = Subject.of(rendering);
        var variables = Variables.of(rendering, subject.host());
        for (var resource :
                collecting(() -> Patches.apply(subject.workload().patches(), Resources.of(subject), variables))) {
            var manifest = new Manifest(Manifest.Id.of(resource), YamlWriter.write(resource));
            add(manifest, new Location.OfFile(SourceFiles.COOP_YAML));
        }
        for (var extra :
                collecting(() -> ExtraResources.of(rendering, subject.workload().resources(), variables))) {
            add(extra);
        }
        Failure.whenInvalid(problems);
        return List.copyOf(byFile.values());
    }

    private <T> List<T> collecting(Supplier<List<T>> step) {
        try {
            return step.get();
        } catch (Failure failure) {
            problems.addAll(failure.diagnostics());
            return List.of();
        }
    }

    private void add(Manifest manifest, Location place) {
        byFile.put(manifest.id().fileName(), manifest);
        places.put(manifest.id().fileName(), place);
    }

    private void add(ExtraResource extra) {
        var file = extra.manifest().id().fileName();
        if (!places.containsKey(file)) {
            add(extra.manifest(), extra.place());
            return;
        }
        var first = places.get(file);
        var what = "`" + extra.manifest().id() + "`";
        problems.add((first instanceof Location.InFile
                        ? Diagnostic.error("duplicate-resource", what + " stands twice, first at " + first)
                                .hint("keep one of them, or rename one")
                        : Diagnostic.error("rendered-resource", what + " is also what coop renders from " + first)
                                .hint("rename this one, or remove it and change coop's own with `patches` in "
                                        + SourceFiles.COOP_YAML))
                .at(extra.place()));
    }
}
