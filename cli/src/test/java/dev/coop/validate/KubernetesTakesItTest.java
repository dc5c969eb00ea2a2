package dev.coop.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.yaml.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API server takes is not refused, and what it refuses is not passed. */
class KubernetesTakesItTest {
    private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // kinds of other groups are called as they like
                "{apiVersion: acid.zalan.do/v1, kind: postgresql, metadata: {name: a}}",
                // the domain of an annotation's key may have capitals
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {Acme.dev/Owner: me}}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ''}}",
                // a quantity is what the cluster reads
                "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, resources: {limits:"
                        + " {cpu: 0x10, memory: 1_000}}}]}}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {a: }},"
                        + " template: {metadata: {labels: {a: ~}}}}}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {a: ''}},"
                        + " template: {metadata: {labels: {a: ~}}}}}",
                "{apiVersion: batch.volcano.sh/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: whenever}}",
                "{apiVersion: acme.dev/v1, kind: AllowList, metadata: {name: a}, items: [10.0.0.0/8]}",
                "{apiVersion: acme.dev/v1, kind: AllowList, metadata: {name: a}, items: [{cidr: 10.0.0.0/8}]}",
                "{apiVersion: acme.dev/v1, kind: MugList, items: [{metadata: {name: a}}]}",
                "{apiVersion: v1, kind: ConfigMapList, items: [{metadata: {name: a}}]}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: 'a {{ b }}'}}",
            })
    void isTaken(String resource) {
        assertThat(Judged.resource(resource + "\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiVersion: apps/v1, kind: deployment, metadata: {name: a}}|wrong-name k8s/a.yaml:1:29",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {Acme.dev/Owner: me}}}"
                        + "|wrong-label k8s/a.yaml:1:64",
                "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{resources: {limits: {cpu:"
                        + " on}}}]}}|wrong-quantity k8s/a.yaml:1:97",
                "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{resources: {limits: {cpu:"
                        + " '0x10'}}}]}}|wrong-quantity k8s/a.yaml:1:97",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {a: ~}}}}"
                        + "|selector-mismatch k8s/a.yaml:1:94",
                "{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {schedule: whenever}}"
                        + "|wrong-schedule k8s/a.yaml:1:77",
                "{apiVersion: v1, kind: List}|incomplete-resource k8s/a.yaml:1:1",
                "{apiVersion: v1, kind: List, items: {a: b}}|incomplete-resource k8s/a.yaml:1:30",
                "{apiVersion: v1, kind: List, items: ~}|incomplete-resource k8s/a.yaml:1:30",
                "{apiVersion: v1, kind: List, items: []}|ignored-file k8s/a.yaml:1:37",
                "{apiVersion: v1, kind: List, items: [a]}|not-a-resource k8s/a.yaml:1:38",
            })
    void isPointedOut(String resource, String said) {
        assertThat(Judged.resource(resource + "\n")).containsExactly(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {{ .Values.a }}|helm-template k8s/a.yaml:5:6",
                "{{- if .Values.a }}\\na: b\\n{{- end }}|helm-template k8s/a.yaml:5:3",
                "a: '{{ b }}'\\nb: c: d|yaml-syntax k8s/a.yaml:6:7",
                "a: '{{ b }}'\\na: c|duplicate-key k8s/a.yaml:6:3",
            })
    void onlyWhatIsWrongAtATemplateIsHelms(String data, String said) {
        var lines = data.replace("\\n", "\n  ");

        assertThat(Judged.resource(CONFIG + "{name: a}\ndata:\n  " + lines + "\n"))
                .first()
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "ServerSideApply=true, 0",
        "Replace=true, 0",
        "'Prune=false, Replace=true', 0",
        "Prune=false, 1",
        "Replace=trueish, 1"
    })
    void aLargeResourceIsTakenInSomeWays(String options, int warnings) {
        var resource = CONFIG + "{name: a, annotations: {argocd.argoproj.io/sync-options: \"" + options
                + "\"}}\ndata: {a: " + "x".repeat(300_000) + "}\n";

        assertThat(Judged.resource(resource)).hasSize(warnings);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, false",
        "acid.zalan.do/postgresql, true",
        "acid.zalan.do/*, true",
        "rolebinding, false",
        "apps/deployment, false",
        "networking.k8s.io/ingress, false",
        "networking.k8s.io/Ingress, true",
        "Ingress, true"
    })
    void aPolicyNamesKindsAsTheyAreCalled(String kind, boolean isOne) {
        var platform = "platform: acme\nenvironments: [{name: dev}]\npolicies: {kinds: {allow: ['" + kind + "']}}\n";

        assertThat(new PlatformFile("0.1.0")
                        .check(new SourceText("platform.yaml", platform))
                        .isEmpty())
                .isEqualTo(isOne);
    }
}
