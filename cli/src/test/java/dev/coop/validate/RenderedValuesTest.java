package dev.coop.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong only once variables are filled in or patches are laid over is found, too, and has its place. */
class RenderedValuesTest {
    private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labels: {image: '${coop.image}'}|wrong-label k8s/a.yaml:5:19",
                "labels: {image: ${coop.image}}|wrong-label k8s/a.yaml:5:19",
                "labels: {a: x-${coop.app}, b: z}|",
                "labels: {'${coop.image}': a}|wrong-label k8s/a.yaml:5:12",
                "annotations: {image: '${coop.image}'}|",
                "labels: {'${coop.app}': a, mug: b}|duplicate-key k8s/a.yaml:5:12",
                "labels: {'${coop.app}': a, '${coop.app}-${coop.environment}': b}|",
            })
    void judgesWhatVariablesStandFor(String metadata, String said) {
        assertThat(Judged.resource(CONFIG + "  " + metadata + "\n"))
                .containsExactlyElementsOf(said == null ? List.of() : List.of(said));
    }

    @Test
    void judgesNamesOnceTheyAreFilledIn() {
        var service = "apiVersion: v1\nkind: Service\nmetadata: {name: '${coop.app}.a'}\nspec: {}\n";

        assertThat(Judged.resource(service)).containsExactly("wrong-name k8s/a.yaml:3:18");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deployment|metadata: {labels: {a: b c}}|wrong-label coop.yaml:3:71",
                "Deployment|metadata: {annotations: {a: 1}}|not-text coop.yaml:3:76",
                "Deployment|metadata: {annotations: {a: yes}}|",
                "Deployment|spec: {template: {spec: {containers: [{name: mug, env: [{name: A, value: 1}]}]}}}"
                        + "|not-text coop.yaml:3:121",
                "Deployment|spec: {template: {spec: {containers: [{name: mug, env: [{name: A, value: no}]}]}}}|",
                "Deployment|spec: {template: {spec: {containers: [{name: mug, resources: {limits: {cpu: a}}}]}}}"
                        + "|wrong-quantity coop.yaml:3:124",
                "Deployment|spec: {template: {spec: {containers: [{image: x}]}}}|missing-key coop.yaml:3:86",
                "Deployment|spec: {template: {spec: {volumes: [{emptyDir: {}}]}}}|missing-key coop.yaml:3:83",
                "Deployment|metadata: {labels: {'${coop.app}': a, mug: b}}|duplicate-key coop.yaml:3:68",
                "Deployment|spec: {template: {spec: {containers: [{name: Side}]}}}|wrong-name coop.yaml:3:93",
                "Service|metadata: {labels: {image: '${coop.image}'}}|wrong-label coop.yaml:3:72",
            })
    void judgesWhatPatchesMake(String kind, String merge, String said) {
        assertThat(Judged.settings("patches: [{target: {kind: " + kind + "}, merge: {" + merge + "}}]"))
                .containsExactlyElementsOf(said == null ? List.of() : List.of(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1|Service|1a||wrong-name k8s/a.yaml:3:18",
                "v1|Service|a.b||wrong-name k8s/a.yaml:3:18",
                "serving.knative.dev/v1|Service|a.b||",
                "v1|Namespace|a.b||wrong-name k8s/a.yaml:3:18",
                "batch/v1|CronJob|aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeff||",
                "batch/v1|CronJob|aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeefff||wrong-name k8s/a.yaml:3:18",
                "v1|Pod|a|containers: [{name: a_b}]|wrong-name k8s/a.yaml:4:28",
                "v1|Pod|a|initContainers: [{name: A}]|wrong-name k8s/a.yaml:4:32",
                "v1|Pod|a.b|containers: [{name: a-b}]|",
                "networking.k8s.io/v1|Ingress|a|rules: [{host: 'https://a.dev'}]|wrong-name k8s/a.yaml:4:23",
                "networking.k8s.io/v1|Ingress|a|rules: [{host: '*.a.dev'}, {host: ''}, {}]|",
                "networking.k8s.io/v1|Ingress|a|tls: [{hosts: [a.dev, A.dev]}]|wrong-name k8s/a.yaml:4:30",
            })
    void judgesNamesByTheirKind(String version, String kind, String name, String spec, String said) {
        var resource = "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: {name: " + name + "}\nspec: {"
                + (spec == null ? "" : spec) + "}\n";

        assertThat(Judged.resource(resource))
                .filteredOn(each -> !each.startsWith("kind-denied"))
                .containsExactlyElementsOf(said == null ? List.of() : List.of(said));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coffee & Tea Team", "'-'", "a b", "\"coffee\\n\""})
    void aTeamThatCannotBeALabelIsRefused(String team) {
        assertThat(Judged.settings("team: " + team)).containsExactly("wrong-value coop.yaml:3:7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stringData:\n  PIN: 4711\n",
                "stringData: {PIN: 4711, PIN: 4712}\n",
                "data: {PIN: '4711${coop.imge}'}\n",
                "stringData:\n  PIN: |\n    4711\n   b: c\n",
                "stringData: {PIN: 4711: a}\n"
            })
    void noValueOfASecretIsShown(String data) {
        var secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n" + data;

        var judged = Judged.app(Map.of("coop.yaml", Judged.APP, "k8s/a.yaml", secret));

        assertThat(judged.isValid()).isFalse();
        assertThat(judged.diagnostics().toString()).doesNotContain("4711");
    }

    @Test
    void aMistakeInCoopYamlHidesNoneInAResource() {
        var judged = Judged.app(Map.of(
                "coop.yaml", "app: mug: a\n", "k8s/a.yaml", CONFIG + "  labels: {a: b c}\n", "k8s/b.yaml", "- a\n"));

        assertThat(Judged.said(judged))
                .contains("wrong-label k8s/a.yaml:5:15", "not-a-resource k8s/b.yaml:1:1")
                .anyMatch(each -> each.startsWith("yaml-syntax coop.yaml"));
    }
}
