package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.ResourceId;
import dev.coop.validate.rule.Neighbours.Member;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an autoscaler scales is there, where that is a kind of Kubernetes' own. */
public final class AutoscalersHaveTargets implements Rule {
    private static final Set<String> SCALABLE = Set.of("Deployment", "StatefulSet", "ReplicaSet");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return Neighbours.of(subject)
                .flatMap(all -> all.members().stream()
                        .filter(member -> member.isOf("autoscaling", "HorizontalPodAutoscaler")
                                && member.extra().isPresent())
                        .flatMap(member -> problem(member, all).stream()));
    }

    private static Optional<Diagnostic> problem(Member member, Neighbours all) {
        var target = member.content().mapping("spec", "scaleTargetRef").orElse(YamlMapping.empty());
        var kind = target.text("kind").orElse("");
        var name = target.text("name").map(all.filled()).orElse("");
        var ofApps = target.text("apiVersion").orElse("apps/v1").startsWith("apps/");
        if (!ofApps || !SCALABLE.contains(kind) || name.isEmpty()) {
            return Optional.empty();
        }
        var wanted = new ResourceId("apps", kind, name);
        return all.members().stream().map(Member::id).anyMatch(wanted::equals)
                ? Optional.empty()
                : Optional.of(Diagnostic.warning(
                                "scales-nothing",
                                member.title() + " scales " + kind + " `"
                                        + target.text("name").orElse("") + "`, which this app does not have")
                        .at(target.at("name").flatMap(YamlNode::location))
                        .hint("name a workload of the app; coop's own is Deployment `${coop.app}`"));
    }
}
