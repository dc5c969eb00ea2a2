package dev.coop.manifest;

import dev.coop.app.SourceFiles;
import dev.coop.app.Workload.Patch;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.resources.FilledContent;
import dev.coop.resources.ResourceId;
import dev.coop.resources.Variables;
import dev.coop.yaml.Shape;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An app's changes to what coop renders for it. */
final class Patches {
    private final Variables variables;
    private final String namespace;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Patch> idle = new ArrayList<>();
    private final List<Patch> hits = new ArrayList<>();

    Patches(Variables variables, String namespace) {
        this.variables = variables;
        this.namespace = namespace;
    }

    /** Returns the resources with the patches laid over them, in order. */
    List<YamlMapping> apply(List<Patch> patches, List<YamlMapping> resources) {
        var patched = resources;
        for (var patch : patches) {
            patched = apply(patch, patched);
        }
        return patched;
    }

    /** Returns what is wrong with the patches: unknown variables, and changes of what cannot be changed. */
    List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    /** Returns the patches that nothing here is a target of. */
    List<Patch> idle() {
        return List.copyOf(idle);
    }

    /** Returns the patches that change something. */
    List<Patch> hits() {
        return List.copyOf(hits);
    }

    private List<YamlMapping> apply(Patch patch, List<YamlMapping> resources) {
        var filled = filled(patch.merge());
        if (resources.stream().noneMatch(resource -> targets(patch, resource))) {
            idle.add(patch);
            return resources;
        }
        hits.add(patch);
        problems.addAll(FilledContent.keysTwice(patch.merge(), variables));
        PatchMerge.unnamed(patch.merge()).forEach(item -> problems.add(item.problem()));
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
        if (!ResourceId.of(patched).equals(ResourceId.of(resource))) {
            problems.add(
                    Diagnostic.error("patch-changes-name", "a patch cannot change the kind or the name of a resource")
                            .at(place(patch, "merge"))
                            .hint("add a resource of your own to the folder of extra resources"));
            return resource;
        }
        if (patched.text("metadata", "namespace")
                .filter(each -> !each.isEmpty() && !each.equals(namespace))
                .isPresent()) {
            problems.add(Diagnostic.error("namespace-set", "a patch names a namespace, which the platform decides")
                    .at(patch.merge()
                            .at("metadata", "namespace")
                            .flatMap(YamlNode::location)
                            .or(() -> Optional.of(place(patch, "merge"))))
                    .hint("remove `namespace`, or write `\"${coop.namespace}\"`"));
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

    private static List<Object> selection(YamlMapping resource) {
        var labels = resource.mapping("spec", "template", "metadata", "labels").orElse(YamlMapping.empty());
        return List.of(
                Shape.of(resource.mapping("spec", "selector").orElse(YamlMapping.empty())),
                labels.text("app.kubernetes.io/name"),
                labels.text("app.kubernetes.io/instance"));
    }

    private static Location place(Patch patch, String part) {
        return patch.origin()
                .at(part)
                .flatMap(YamlNode::location)
                .or(() -> patch.origin().location())
                .orElse(new Location.OfFile(SourceFiles.COOP_YAML));
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
        wrong(scalar, Variables.unknown(scalar.text()));
        wrong(scalar, filled.wrong());
        return new YamlScalar(filled.text(), YamlScalar.Type.STRING, scalar.span());
    }

    private void wrong(YamlScalar scalar, List<Variables.Wrong> wrong) {
        wrong.forEach(each -> problems.add(each.diagnostic().at(place(scalar, each))));
    }

    /** The variable itself where the value stands as it was written, as it does but for escapes and folded lines. */
    private static Optional<Location> place(YamlScalar scalar, Variables.Wrong wrong) {
        return scalar.span().map(span -> {
            var written = span.source().text().substring(span.start(), span.end());
            var use = scalar.text().substring(wrong.start(), wrong.end());
            var at = written.indexOf(use);
            return at < 0 ? span.location() : span.source().locate(span.start() + at, span.start() + at + use.length());
        });
    }
}
