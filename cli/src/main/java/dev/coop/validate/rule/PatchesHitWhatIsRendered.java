package dev.coop.validate.rule;

import dev.coop.app.Workload.Patch;
import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.manifest.Rendering;
import dev.coop.resources.ResourceId;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** A patch changes something that coop renders for this app, in one environment of those that it is for at least. */
public final class PatchesHitWhatIsRendered implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var renderings = subject.renderings().values();
        var made = renderings.stream()
                .flatMap(rendering -> rendering.made().stream().map(ResourceId::of))
                .distinct()
                .toList();
        var hits = renderings.stream()
                .flatMap(rendering -> rendering.hits().stream())
                .toList();
        return renderings.stream()
                .map(Rendering::idle)
                .flatMap(List::stream)
                .distinct()
                .filter(patch -> !hits.contains(patch))
                .map(patch -> problem(patch, made));
    }

    private static Diagnostic problem(Patch patch, List<ResourceId> made) {
        var kind = patch.kind();
        var kinds = made.stream().map(ResourceId::kind).distinct().toList();
        if (!kinds.contains(kind)) {
            return Diagnostic.error("unknown-target", "coop renders no " + kind + " for this app")
                    .at(patch.origin().at("target", "kind").flatMap(YamlNode::location))
                    .hint(Closest.to(kind, kinds)
                            .map(meant -> "did you mean `" + meant + "`?")
                            .orElse("it renders: " + String.join(", ", kinds)));
        }
        var names = made.stream()
                .filter(id -> id.kind().equals(kind))
                .map(ResourceId::name)
                .distinct()
                .toList();
        return Diagnostic.error(
                        "unknown-target",
                        "coop renders no " + kind + " `" + patch.name().orElse("") + "` for this app")
                .at(patch.origin().at("target", "name").flatMap(YamlNode::location))
                .hint("its name is `" + String.join("` or `", names) + "`");
    }
}
