package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.validate.rule.Neighbours.Member;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A workload's selector matches its own Pods and no other's: what goes by these labels, such as a Service, a disruption
 * budget and an autoscaler, would take the one for the other.
 */
public final class SelectorsLeaveOthersAlone implements Rule {
    private static final Set<String> WITH_SELECTOR = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return Neighbours.of(subject).flatMap(SelectorsLeaveOthersAlone::problems);
    }

    private static Stream<Diagnostic> problems(Neighbours all) {
        var members = all.members();
        return IntStream.range(0, members.size())
                .boxed()
                .filter(at -> isWorkload(members.get(at)))
                .flatMap(at -> IntStream.range(0, members.size())
                        .filter(other ->
                                !members.get(other).id().equals(members.get(at).id()))
                        .filter(other -> selects(members.get(at), members.get(other), all))
                        .mapToObj(other -> problem(members.get(at), members.get(other), all, other < at))
                        .flatMap(Optional::stream));
    }

    private static boolean isWorkload(Member member) {
        return member.id().group().equals("apps")
                && WITH_SELECTOR.contains(member.id().kind());
    }

    private static Optional<YamlMapping> selector(Member member) {
        return member.content().mapping("spec", "selector");
    }

    private static boolean selects(Member workload, Member other, Neighbours all) {
        var labels = all.podLabels(other);
        var selector = selector(workload).map(written -> LabelSelector.of(written, all.filled()));
        return labels.isPresent()
                && selector.isPresent()
                && !selector.get().isEmpty()
                && selector.get().matches(labels.get());
    }

    /** It is said where it can be changed, and of two files in the later one. */
    private static Optional<Diagnostic> problem(Member workload, Member other, Neighbours all, boolean otherIsBefore) {
        if (other.extra().isPresent() && !(workload.extra().isPresent() && otherIsBefore)) {
            return Optional.of(taken(workload, other));
        }
        var isSaidOfTheLabels = isWorkload(other) && selects(/* workload= */ other, /* other= */ workload, all);
        return workload.extra().filter(_ -> !isSaidOfTheLabels).map(_ -> tooWide(workload, other));
    }

    private static Diagnostic taken(Member workload, Member other) {
        return Diagnostic.error(
                        "selector-overlap",
                        "the Pods of " + other.title() + " carry the labels by which " + workload.title()
                                + " knows its own")
                .at(place(other.podLabels(), selector(workload).flatMap(each -> each.mapping("matchLabels")))
                        .or(() -> other.extra().flatMap(resource -> resource.place("spec"))))
                .hint("give them a label value of their own, and select them by it, such as"
                        + " `app.kubernetes.io/name: " + other.id().name() + "`");
    }

    private static Diagnostic tooWide(Member workload, Member other) {
        return Diagnostic.error(
                        "selector-overlap",
                        "the selector of " + workload.title() + " matches the Pods of " + other.title() + " as well")
                .at(workload.extra().flatMap(resource -> resource.place("spec", "selector")))
                .hint("select by a label that only its own Pods have");
    }

    /** The first of the labels that are selected by. */
    private static Optional<Location> place(Optional<YamlMapping> labels, Optional<YamlMapping> selected) {
        var keys = selected.map(YamlMapping::keys).map(Set::copyOf).orElse(Set.of());
        return labels.stream()
                .flatMap(each -> each.entries().stream())
                .filter(entry -> keys.isEmpty() || keys.contains(entry.key().text()))
                .map(YamlMapping.Entry::key)
                .findFirst()
                .flatMap(YamlNode::location);
    }
}
