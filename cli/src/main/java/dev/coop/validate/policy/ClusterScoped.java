package dev.coop.validate.policy;

import dev.coop.resources.ResourceId;
import java.util.Map;
import java.util.Set;

/**
 * The kinds that are in no namespace: Kubernetes' own ({@code kubectl api-resources --namespaced=false}) and those of
 * add-ons that are common beside it.
 */
final class ClusterScoped {
    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("", Set.of("ComponentStatus", "Namespace", "Node", "PersistentVolume")),
            Map.entry(
                    "admissionregistration.k8s.io",
                    Set.of(
                            "MutatingAdmissionPolicy",
                            "MutatingAdmissionPolicyBinding",
                            "MutatingWebhookConfiguration",
                            "ValidatingAdmissionPolicy",
                            "ValidatingAdmissionPolicyBinding",
                            "ValidatingWebhookConfiguration")),
            Map.entry("apiextensions.k8s.io", Set.of("CustomResourceDefinition")),
            Map.entry("apiregistration.k8s.io", Set.of("APIService")),
            Map.entry("authentication.k8s.io", Set.of("SelfSubjectReview", "TokenReview")),
            Map.entry(
                    "authorization.k8s.io",
                    Set.of("SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview")),
            Map.entry("certificates.k8s.io", Set.of("CertificateSigningRequest", "ClusterTrustBundle")),
            Map.entry("flowcontrol.apiserver.k8s.io", Set.of("FlowSchema", "PriorityLevelConfiguration")),
            Map.entry("internal.apiserver.k8s.io", Set.of("StorageVersion")),
            Map.entry("networking.k8s.io", Set.of("IngressClass", "IPAddress", "ServiceCIDR")),
            Map.entry("node.k8s.io", Set.of("RuntimeClass")),
            Map.entry("rbac.authorization.k8s.io", Set.of("ClusterRole", "ClusterRoleBinding")),
            Map.entry("resource.k8s.io", Set.of("DeviceClass", "DeviceTaintRule", "ResourceSlice")),
            Map.entry("scheduling.k8s.io", Set.of("PriorityClass")),
            Map.entry(
                    "storage.k8s.io",
                    Set.of("CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass")),
            Map.entry("storagemigration.k8s.io", Set.of("StorageVersionMigration")),
            Map.entry("snapshot.storage.k8s.io", Set.of("VolumeSnapshotClass", "VolumeSnapshotContent")),
            Map.entry("gateway.networking.k8s.io", Set.of("GatewayClass")),
            Map.entry("policy.networking.k8s.io", Set.of("AdminNetworkPolicy", "BaselineAdminNetworkPolicy")),
            Map.entry("cert-manager.io", Set.of("ClusterIssuer")),
            Map.entry(
                    "external-secrets.io", Set.of("ClusterExternalSecret", "ClusterPushSecret", "ClusterSecretStore")),
            Map.entry("kyverno.io", Set.of("ClusterCleanupPolicy", "ClusterPolicy")));

    private ClusterScoped() {}

    static boolean holds(ResourceId id) {
        return KINDS.getOrDefault(id.group(), Set.of()).contains(id.kind());
    }
}
