package dev.coop.deploy.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule: the change it is about, what it says; and that the same state twice says nothing. */
class RiskTest {
    private static final String NOTHING = "";

    static Stream<Arguments> changes() {
        return Stream.of(
                risk(deployment("replicas: 2"), deployment("replicas: 0"), "Deployment mug: no replica will run"),
                risk(deployment("replicas: 2"), NOTHING, "Deployment mug is removed"),
                risk(
                        named("HorizontalPodAutoscaler", "spec: {maxReplicas: 9}"),
                        named("HorizontalPodAutoscaler", "spec: {maxReplicas: 4}"),
                        "HorizontalPodAutoscaler mug: at most 4 replicas, was 9"),
                risk(
                        container("readinessProbe: {}"),
                        container("image: x@sha256:1"),
                        "Deployment mug: `readinessProbe` is removed"),
                risk(
                        container("resources: {limits: {memory: 1Gi}}"),
                        container("resources: {}"),
                        "Deployment mug: the limit of `memory` is removed"),
                risk(
                        named("PersistentVolumeClaim", ""),
                        NOTHING,
                        "PersistentVolumeClaim mug is removed: its data may go with it"),
                risk(named("Namespace", ""), NOTHING, "Namespace mug is removed: its data may go with it"),
                risk(
                        named("PersistentVolumeClaim", "spec: {resources: {requests: {storage: 1Gi}}}"),
                        named("PersistentVolumeClaim", "spec: {resources: {requests: {storage: 2Gi}}}"),
                        "PersistentVolumeClaim mug: storage size changes from `1Gi` to `2Gi`"),
                risk(
                        named("PersistentVolumeClaim", "spec: {}"),
                        named("PersistentVolumeClaim", "spec: {storageClassName: fast}"),
                        "PersistentVolumeClaim mug: storage class changes from `default` to `fast`"),
                risk(
                        named("StatefulSet", "spec: {volumeClaimTemplates: [{spec: {a: 1}}]}"),
                        named("StatefulSet", "spec: {volumeClaimTemplates: [{spec: {a: 2}}]}"),
                        "StatefulSet mug: its volume claims change"),
                risk(
                        named("Ingress", "spec: {rules: [{host: a.dev}]}"),
                        named("Ingress", "spec: {rules: [{host: b.dev}]}"),
                        "Ingress mug moves from `a.dev` to `b.dev`"),
                risk(
                        named("Ingress", "spec: {rules: [{host: a.dev}]}"),
                        NOTHING,
                        "Ingress mug is removed: no longer at `a.dev`"),
                risk(
                        named("HTTPRoute", "spec: {hostnames: [a.dev], rules: [{matches: [{path: {value: /x}}]}]}"),
                        named("HTTPRoute", "spec: {hostnames: [a.dev], rules: [{matches: [{path: {value: /y}}]}]}"),
                        "HTTPRoute mug moves from `a.dev/x` to `a.dev/y`"),
                risk(NOTHING, named("RoleBinding", ""), "RoleBinding mug is added: rights in the cluster"),
                risk(
                        named("Role", "rules: [{verbs: [get]}]"),
                        named("Role", "rules: [{verbs: [get, delete]}]"),
                        "Role mug: rights change"),
                risk(
                        named("Service", "spec: {}"),
                        named("Service", "spec: {type: NodePort}"),
                        "Service mug becomes a `NodePort`: reachable from outside"),
                risk(named("Service", ""), NOTHING, "Service mug is removed"),
                risk(named("NetworkPolicy", ""), NOTHING, "NetworkPolicy mug is removed: more may connect"),
                risk(NOTHING, pod("hostNetwork: true"), "Deployment mug: `hostNetwork`"),
                risk(
                        NOTHING,
                        pod("volumes: [{name: v, hostPath: {path: /etc}}]"),
                        "Deployment mug: mounts `/etc` of the node"),
                risk(
                        NOTHING,
                        pod("automountServiceAccountToken: true"),
                        "Deployment mug: gets a token of the cluster's API"),
                risk(NOTHING, pod("securityContext: {runAsUser: 0}"), "Deployment mug: may run as root"),
                risk(
                        NOTHING,
                        container("securityContext: {privileged: true}"),
                        "Deployment mug: a `privileged` container"),
                risk(
                        NOTHING,
                        container("securityContext: {allowPrivilegeEscalation: true}"),
                        "Deployment mug: may gain privileges"),
                risk(
                        NOTHING,
                        container("securityContext: {capabilities: {add: [NET_ADMIN]}}"),
                        "Deployment mug: capability `NET_ADMIN`"),
                risk(
                        container("env: []"),
                        container("env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}]"),
                        "Deployment mug reads `k` of Secret `s`"),
                risk(
                        container("env: []"),
                        container("envFrom: [{secretRef: {name: s}}]"),
                        "Deployment mug reads Secret `s`"),
                risk(
                        NOTHING,
                        container("image: redis:7"),
                        "Deployment mug: image `redis:7` has no digest, so it may change by itself"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void callsOutWhatIsRisky(String before, String after, String sentence) {
        assertThat(risks(before, after)).containsExactly(sentence);
        assertThat(risks(after, after)).isEmpty();
    }

    @Test
    void saysOfARemovalOnlyWhatIsLostOutside() {
        var changes = ResourceChange.between(file(deployment("replicas: 2")), new TreeMap<>());

        assertThat(Risk.ofRemoval(changes)).isEmpty();
        assertThat(Risk.ofRemoval(ResourceChange.between(file(named("PersistentVolumeClaim", "")), new TreeMap<>())))
                .hasSize(1);
    }

    @Test
    void findsNothingInAnOrdinaryChange() {
        assertThat(risks(deployment("replicas: 2"), deployment("replicas: 3"))).isEmpty();
        assertThat(risks(NOTHING, deployment("replicas: 2"))).isEmpty();
        assertThat(risks("kind: [", "kind: {")).isEmpty();
    }

    private static List<String> risks(String before, String after) {
        return Risk.of(ResourceChange.between(file(before), file(after))).stream()
                .map(Risk::sentence)
                .toList();
    }

    private static Arguments risk(String before, String after, String sentence) {
        return Arguments.of(before, after, sentence);
    }

    private static SortedMap<String, byte[]> file(String text) {
        var files = new TreeMap<String, byte[]>();
        if (!text.isEmpty()) {
            files.put("manifests/x.yaml", text.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static String named(String kind, String rest) {
        return "kind: " + kind + "\nmetadata: {name: mug}\n" + rest + "\n";
    }

    private static String deployment(String spec) {
        return named("Deployment", "spec: {" + spec + "}");
    }

    private static String pod(String spec) {
        return deployment("template: {spec: {" + spec + "}}");
    }

    private static String container(String rest) {
        return pod("containers: [{name: mug, " + rest + "}]");
    }
}
