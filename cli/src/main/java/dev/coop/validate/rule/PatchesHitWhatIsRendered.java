package dev.coop.validate.rule;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.manifest.Manifest;
import dev.coop.validate.subject.Rendered;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** A patch changes something that coop renders for this app. */
public final class PatchesHitWhatIsRendered implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var app = subject.coop().text("app").orElse("");
        var rendered = subject.views().stream()
                .flatMap(view -> Rendered.in(view, app, subject.type(), subject.platform()).stream())
                .distinct()
                .toList();
        return subject.written().stream()
                .flatMap(settings -> settings.items("patches").stream())
                .flatMap(patch -> patch instanceof YamlMapping mapping ? problem(mapping, rendered) : Stream.empty());
    }

    private static Stream<Diagnostic> problem(YamlMapping patch, List<Manifest.Id> rendered) {
        var kinds = rendered.stream().map(Manifest.Id::kind).distinct().toList();
        var kind = patch.text("target", "kind");
        if (kind.isEmpty()) {
            return Stream.empty();
        }
        if (!kinds.contains(kind.get())) {
            return Stream.of(Diagnostic.error("unknown-target", "coop renders no " + kind.get() + " for this app")
                    .at(patch.at("target", "kind").flatMap(YamlNode::location))
                    .hint(Closest.to(kind.get(), kinds)
                            .map(meant -> "did you mean `" + meant + "`?")
                            .orElse("it renders: " + String.join(", ", kinds))));
        }
        var names = rendered.stream()
                .filter(id -> id.kind().equals(kind.get()))
                .map(Manifest.Id::name)
                .distinct()
                .toList();
        return patch.text("target", "name").stream()
                .filter(name -> !name.contains("${coop.") && !names.contains(name))
                .map(name -> Diagnostic.error(
                                "unknown-target", "coop renders no " + kind.get() + " `" + name + "` for this app")
                        .at(patch.at("target", "name").flatMap(YamlNode::location))
                        .hint("its name is `" + String.join("` or `", names) + "`"));
    }
}
