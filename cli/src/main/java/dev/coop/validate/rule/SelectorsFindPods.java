package dev.coop.validate.rule;

import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.Resource;
import dev.coop.resources.ResourceId;
import dev.coop.validate.rule.Neighbours.Member;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What selects Pods selects some of the app's. Nothing is said where Pods may come from elsewhere: from a kind that is
 * not Kubernetes' own, or where a label is one that the cluster itself gives.
 */
public final class SelectorsFindPods implements Rule {
    private static final Set<String> GIVEN_BY_THE_CLUSTER = Set.of(
            "statefulset.kubernetes.io/pod-name",
            "apps.kubernetes.io/pod-index",
            "batch.kubernetes.io/job-name",
            "batch.kubernetes.io/controller-uid",
            "batch.kubernetes.io/job-completion-index",
            "controller-revision-hash",
            "controller-uid",
            "job-name",
            "pod-template-generation",
            "pod-template-hash");
    private static final Set<String> OWN_GROUPS = Set.of("", "apps", "batch", "autoscaling", "policy", "extensions");
    /** They are about certificates, secrets and routes. */
    private static final Set<String> MAKE_NO_PODS = Set.of(
            "cert-manager.io",
            "external-secrets.io",
            "bitnami.com",
            "traefik.io",
            "traefik.containo.us",
            "networking.istio.io",
            "security.istio.io");

    private static final Set<String> OF_PROMETHEUS = Set.of("ServiceMonitor", "PodMonitor", "PrometheusRule", "Probe");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var everywhere = Neighbours.of(subject).toList();
        return subject.resources().stream().flatMap(resource -> problem(resource, everywhere).stream());
    }

    private static Optional<Diagnostic> problem(Resource resource, List<Neighbours> everywhere) {
        var lost = everywhere.stream()
                .filter(SelectorsFindPods::isAllThereIs)
                .filter(all -> all.members().stream()
                        .filter(member ->
                                member.extra().filter(resource::equals).isPresent())
                        .anyMatch(member -> findsNothing(member, all)))
                .map(Neighbours::environment)
                .toList();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        var where = lost.size() == everywhere.size()
                ? ""
                : lost.stream().map(EnvironmentName::value).collect(Collectors.joining(", ", " in ", ""));
        return Optional.of(
                Diagnostic.warning("selects-nothing", resource.title() + " selects no Pod of this app" + where)
                        .at(selector(resource.id(), resource.content()).flatMap(YamlNode::location))
                        .hint("select by labels that the Pods have; the app's own have"
                                + " `app.kubernetes.io/name: \"${coop.app}\"`"));
    }

    private static boolean isAllThereIs(Neighbours all) {
        return all.members().stream().map(Member::id).noneMatch(SelectorsFindPods::mayMakePods);
    }

    private static boolean mayMakePods(ResourceId id) {
        var group = id.group();
        return !OWN_GROUPS.contains(group)
                && !group.endsWith(".k8s.io")
                && !MAKE_NO_PODS.contains(group)
                && !(group.equals("monitoring.coreos.com") && OF_PROMETHEUS.contains(id.kind()));
    }

    private static boolean findsNothing(Member member, Neighbours all) {
        var written = selector(member.id(), member.content());
        if (written.isEmpty()) {
            return false;
        }
        var selector = member.isOf("", "Service")
                ? LabelSelector.of(YamlMapping.of("matchLabels", written.get()), all.filled())
                : LabelSelector.of(written.get(), all.filled());
        return !selector.isEmpty()
                && !isGiven(selector)
                && all.members().stream()
                        .flatMap(other -> all.podLabels(other).stream())
                        .noneMatch(selector::matches);
    }

    private static boolean isGiven(LabelSelector selector) {
        return selector.labels().keySet().stream().anyMatch(GIVEN_BY_THE_CLUSTER::contains)
                || selector.requirements().stream().anyMatch(each -> GIVEN_BY_THE_CLUSTER.contains(each.key()));
    }

    private static Optional<YamlMapping> selector(ResourceId id, YamlMapping content) {
        return switch (id.group() + "/" + id.kind()) {
            case "/Service" ->
                content.mapping("spec", "selector")
                        .filter(_ -> content.text("spec", "type")
                                .filter("ExternalName"::equals)
                                .isEmpty());
            case "policy/PodDisruptionBudget" -> content.mapping("spec", "selector");
            case "networking.k8s.io/NetworkPolicy" -> content.mapping("spec", "podSelector");
            default -> Optional.empty();
        };
    }
}
