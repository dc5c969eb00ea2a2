package dev.coop.validate.rule;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.ApiGroups;
import dev.coop.resources.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Kubernetes' own kinds have capital letters: to the cluster, {@code deployment} is none. Others name theirs as they
 * like, such as {@code postgresql}.
 */
public final class KindsAreSpelled implements Rule {
    private static final List<String> USUAL = List.of(
            "ClusterRole",
            "ClusterRoleBinding",
            "ConfigMap",
            "CronJob",
            "CustomResourceDefinition",
            "DaemonSet",
            "Deployment",
            "HorizontalPodAutoscaler",
            "HTTPRoute",
            "Ingress",
            "Job",
            "LimitRange",
            "Namespace",
            "NetworkPolicy",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Pod",
            "PodDisruptionBudget",
            "PriorityClass",
            "ReplicaSet",
            "ResourceQuota",
            "Role",
            "RoleBinding",
            "Secret",
            "Service",
            "ServiceAccount",
            "StatefulSet",
            "StorageClass");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.resources().stream()
                .filter(resource -> ApiGroups.isOfKubernetes(resource.id().group()))
                .filter(resource -> !resource.id().kind().isEmpty()
                        && Character.isLowerCase(resource.id().kind().codePointAt(0)))
                .map(KindsAreSpelled::problem);
    }

    private static Diagnostic problem(Resource resource) {
        var kind = resource.id().kind();
        var meant = USUAL.stream()
                .filter(each -> each.equalsIgnoreCase(kind))
                .findFirst()
                .or(() -> Closest.to(kind, USUAL))
                .orElse(kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1));
        return Diagnostic.error("wrong-name", "`" + kind + "` is no kind of resource")
                .at(resource.place("kind"))
                .hint("kinds begin with a capital letter: did you mean `" + meant + "`?");
    }
}
