package dev.coop.manifest;

import dev.coop.app.Workload.Patch;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An app's changes to what coop renders for it. */
final class Patches {
    private final Variables variables;
    private final List<Diagnostic> problems = new ArrayList<>();

    private Patches(Variables variables) {
        this.variables = variables;
    }

    /**
     * Returns the resources with the patches laid over them, in order.
     *
     * @throws Failure invalid input: a target that matches nothing, an unknown variable, a selector or name changed
     */
    static List<YamlMapping> apply(List<Patch> patches, List<YamlMapping> resources, Variables variables) {
        var applying = new Patches(variables);
        var patched = resources;
        for (var patch : patches) {
            patched = applying.apply(patch, patched);
        }
        Failure.whenInvalid(applying.problems);
        return patched;
    }

    private List<YamlMapping> apply(Patch patch, List<YamlMapping> resources) {
        if (resources.stream().noneMatch(resource -> targets(patch, resource))) {
            problems.add(withoutTarget(patch, resources));
            return resources;
        }
        var filled = filled(patch.merge());
        return resources.stream()
                .map(resource -> targets(patch, resource) ? patched(patch, resource, filled) : resource)
                .toList();
    }

    private boolean targets(Patch patch, YamlMapping resource) {
        return resource.text("kind").equals(Optional.of(patch.kind()))
                && patch.name()
                        .map(name -> variables.fill(name).text())
                        .map(Optional::of)
                        .map(resource.text("metadata", "name")::equals)
                        .orElse(true);
    }

    private YamlMapping patched(Patch patch, YamlMapping resource, YamlMapping filled) {
        var patched = PatchMerge.merge(resource, filled);
        if (!identity(patched).equals(identity(resource))) {
            problems.add(
                    Diagnostic.error("patch-changes-name", "a patch cannot change the kind or the name of a resource")
                            .at(place(patch, "merge"))
                            .hint("add a resource of your own to the folder of extra resources"));
            return resource;
        }
        if (!selection(patched).equals(selection(resource))) {
            problems.add(Diagnostic.error(
                            "patch-changes-selector",
                            "a patch cannot change what "
                                    + resource.text("kind").orElse("") + " selects its Pods by")
                    .at(place(patch, "merge"))
                    .hint("leave `selector` and the labels app.kubernetes.io/name and /instance as they are"));
            return resource;
        }
        return patched;
    }

    private static List<Optional<String>> identity(YamlMapping resource) {
        return List.of(resource.text("kind"), resource.text("metadata", "name"));
    }

    private static List<Object> selection(YamlMapping resource) {
        var labels = resource.mapping("spec", "template", "metadata", "labels").orElse(YamlMapping.empty());
        return List.of(
                Shape.of(resource.mapping("spec", "selector").orElse(YamlMapping.empty())),
                labels.text("app.kubernetes.io/name"),
                labels.text("app.kubernetes.io/instance"));
    }

    private static Diagnostic withoutTarget(Patch patch, List<YamlMapping> resources) {
        var wanted = patch.kind() + patch.name().map(name -> " " + name).orElse("");
        var there = resources.stream()
                .map(resource -> resource.text("kind").orElse("") + " "
                        + resource.text("metadata", "name").orElse(""))
                .collect(Collectors.joining(", "));
        return Diagnostic.error("unknown-target", "coop renders no `" + wanted + "` to patch")
                .at(place(patch, "target"))
                .hint("here it renders " + there + "; extra resources are changed in their own files");
    }

    private static Location place(Patch patch, String part) {
        return patch.origin()
                .at(part)
                .flatMap(YamlNode::location)
                .or(() -> patch.origin().location())
                .orElse(new Location.OfFile(dev.coop.app.SourceFiles.COOP_YAML));
    }

    private YamlMapping filled(YamlMapping mapping) {
        return new YamlMapping(
                mapping.entries().stream()
                        .map(entry -> new YamlMapping.Entry(filled(entry.key()), filledNode(entry.value())))
                        .toList(),
                mapping.span());
    }

    private YamlNode filledNode(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> filled(scalar);
            case YamlMapping mapping -> filled(mapping);
            case YamlSequence list ->
                new YamlSequence(list.items().stream().map(this::filledNode).toList(), list.span());
        };
    }

    private YamlScalar filled(YamlScalar scalar) {
        if (!Variables.usedIn(scalar.text())) {
            return scalar;
        }
        var filled = variables.fill(scalar.text());
        filled.wrong().forEach(wrong -> problems.add(wrong.diagnostic().at(scalar.location())));
        return new YamlScalar(filled.text(), YamlScalar.Type.STRING, scalar.span());
    }
}
