package dev.coop.validate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.SourceFiles;
import dev.coop.platform.Platform;
import dev.coop.validate.Candidate;
import dev.coop.validate.PlatformFile;
import dev.coop.validate.Validator;
import dev.coop.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an app's resources take for their own: Pods by their labels, workloads by their names. */
class NeighboursTest {
    private static final String OWN = "{app.kubernetes.io/name: \"${coop.app}\","
            + " app.kubernetes.io/instance: \"${coop.app}-${coop.environment}\"}";
    private static final Platform PLATFORM = new PlatformFile("0.1.0").read(new SourceText("platform.yaml", """
        platform: acme
        registry: ghcr.io/acme
        environments:
          - {name: dev, namespace: "{app}-dev", deploy: auto}
          - {name: prod, namespace: "{app}-prod", deploy: review, after: dev}
        """));

    /** The placeholders stand for labels; what is found is a code with its line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Pods with the labels of the app's own, or with more
                "deployment w OWN OWN                              | selector-overlap:8",
                "deployment w {a:_b,OWN} {a:_b,OWN}                | selector-overlap:8",
                "cronjob OWN                                       | selector-overlap:9",
                "pod OWN                                           | selector-overlap:5",
                // one of the two labels, another value, none
                "deployment w {app.kubernetes.io/name:_mug} {app.kubernetes.io/name:_mug} | selector-overlap:6",
                "deployment w {app.kubernetes.io/name:_w} {app.kubernetes.io/name:_w}     | ''",
                "deployment w {a:_b} {a:_b}                        | ''",
                "cronjob {app.kubernetes.io/name:_mug}             | ''",
                "cronjob {}                                        | ''",
                // each other's
                "deployment v {a:_b} {a:_b} --- deployment w {a:_b} {a:_b}           | selector-overlap:20",
                "deployment v {a:_b} {a:_b} --- deployment w {a:_b,c:_d} {a:_b,c:_d} | selector-overlap:20",
                "deployment v {a:_b,c:_d} {a:_b,c:_d} --- deployment w {a:_b} {a:_b} | selector-overlap:18",
                "deployment v {a:_b} {a:_b} --- deployment w {a:_c} {a:_c}           | ''",
                "statefulset v {a:_b} {a:_b} --- cronjob {a:_b}    | selector-overlap:21",
                // a Service and whom it finds
                "service {app:_nobody}                             | selects-nothing:4",
                "service OWN                                       | ''",
                "service {coop/app:_mug}                           | ''",
                "service {app.kubernetes.io/instance:_mug-prod}    | selects-nothing:4",
                "service {}                                        | ''",
                "service {a:_b} --- deployment w {a:_b} {a:_b}     | ''",
                "service {a:_b} --- deployment w {a:_c} {a:_c}     | selects-nothing:4",
                "service {a:_b,statefulset.kubernetes.io/pod-name:_w-0} --- statefulset w {a:_b} {a:_b} | ''",
                "external                                          | ''",
                "service {cnpg.io/cluster:_db} --- operator        | ''",
                "service {a:_b} --- certificate                    | selects-nothing:4",
                "budget {app:_nobody}                              | selects-nothing:4",
                "budget {app.kubernetes.io/name:_mug}              | ''",
                "policy {app:_nobody}                              | selects-nothing:4",
                "policy {}                                         | ''",
                // an autoscaler and what it scales
                "scaler Deployment mug                             | ''",
                "scaler Deployment ${coop.app}-worker              | scales-nothing:4",
                "scaler Rollout mug                                | ''",
                "scaler StatefulSet w --- statefulset w {a:_b} {a:_b} | ''"
            })
    void areToldFromEachOther(String resources, String expected) {
        var text = new ArrayList<String>();
        for (var each : resources.split(" --- ", -1)) {
            text.add(document(each.strip().split(" ", -1)));
        }

        assertThat(found(Map.of("k8s/r.yaml", String.join("---\n", text))))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void areThoseOfTheSameEnvironment() {
        var service = document("service", "{a:_b}");
        var worker = document("deployment", "w", "{a:_b}", "{a:_b}");

        assertThat(found(Map.of("k8s/s.yaml", service, "k8s/prod/w.yaml", worker)))
                .containsExactly("selects-nothing:4");
        assertThat(found(Map.of("k8s/prod/s.yaml", service, "k8s/prod/w.yaml", worker)))
                .isEmpty();
        assertThat(found(Map.of("k8s/dev/v.yaml", worker.replace("name: w", "name: v"), "k8s/prod/w.yaml", worker)))
                .isEmpty();
    }

    private static List<String> found(Map<String, String> resources) {
        var files = new TreeMap<String, byte[]>();
        files.put("coop.yaml", "app: mug\nport: 8181\nscale: 2\n".getBytes(StandardCharsets.UTF_8));
        resources.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new Validator()
                .validate(new Candidate(new SourceFiles(files), "", Optional.of(PLATFORM))).diagnostics().stream()
                        .map(each -> each.code() + ":"
                                + each.location().orElseThrow().toString().split(":", -1)[1])
                        .toList();
    }

    private static String document(String... words) {
        var text = switch (words[0]) {
            case "deployment", "statefulset" ->
                """
                apiVersion: apps/v1
                kind: KIND
                metadata: {name: 1}
                spec:
                  selector:
                    matchLabels: 2
                  template:
                    metadata: {labels: 3}
                    spec:
                      containers:
                        - {name: c, image: example.org/c:1}
                """.replace("KIND", words[0].equals("deployment") ? "Deployment" : "StatefulSet");
            case "cronjob" -> """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: c}
                spec:
                  schedule: "0 3 * * *"
                  jobTemplate:
                    spec:
                      template:
                        metadata: {labels: 1}
                        spec:
                          restartPolicy: Never
                          containers: [{name: c, image: example.org/c:1}]
                """;
            case "pod" -> """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: p
                  labels: 1
                spec: {containers: [{name: c, image: example.org/c:1}]}
                """;
            case "service" -> """
                apiVersion: v1
                kind: Service
                metadata: {name: s}
                spec: {selector: 1, ports: [{port: 80}]}
                """;
            case "external" -> """
                apiVersion: v1
                kind: Service
                metadata: {name: s}
                spec: {type: ExternalName, externalName: example.org, selector: {a: b}}
                """;
            case "operator" -> "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: db}\n";
            case "certificate" -> "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c}\n";
            case "budget" -> """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: b}
                spec: {minAvailable: 1, selector: {matchLabels: 1}}
                """;
            case "policy" -> """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: np}
                spec: {podSelector: {matchLabels: 1}}
                """;
            case "scaler" -> """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: h}
                spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: 1, name: "2"}}
                """;
            default -> throw new IllegalArgumentException(words[0]);
        };
        for (var i = 1; i < words.length; i++) {
            text = text.replaceAll(
                    "(?<=[ \"])" + i + "(?=[,}\"\n])",
                    java.util.regex.Matcher.quoteReplacement(words[i].replace("_", " ")
                            .replace("{a: b,OWN}", "{a: b, " + OWN.substring(1))
                            .replaceFirst("^OWN$", java.util.regex.Matcher.quoteReplacement(OWN))));
        }
        return text;
    }
}
