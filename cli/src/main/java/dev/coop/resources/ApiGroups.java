package dev.coop.resources;

import java.util.Set;

/** The groups of resources that Kubernetes itself brings. */
public final class ApiGroups {
    private static final Set<String> OF_KUBERNETES = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "extensions",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private ApiGroups() {}

    /** Whether every resource of that group is one of Kubernetes' own kinds. */
    public static boolean isOfKubernetes(String group) {
        return OF_KUBERNETES.contains(group);
    }
}
