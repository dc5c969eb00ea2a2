package dev.coop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.image.ImageReference.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {
    private static final String APP = "app: mean-mug\nport: 8181\n";
    private static final String CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: menu\n";

    @Test
    void anotherCommitOfTheSameImageAndConfigurationRestartsNothing() {
        var files = Map.of("coop.yaml", APP + "health: /ping\n", "k8s/a.yaml", CONFIG_MAP);
        var before = rendered(Renderings.of(files, Renderings.PLATFORM, "dev", Renderings.IMAGE, "0".repeat(40)));
        var after = rendered(Renderings.of(files, Renderings.PLATFORM, "dev", Renderings.IMAGE, "1".repeat(40)));

        assertThat(template(before)).isEqualTo(template(after));
        assertThat(after).hasSameSizeAs(before).isNotEqualTo(before);
        assertThat(after.stream().filter(each -> !before.contains(each)))
                .extracting(each -> each.id().kind())
                .containsExactly("Deployment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule: x|none|",
                "expose: true|none|",
                "patches: [{target: {kind: Service}, merge: {spec: {selector: {a: b}}}}]"
                        + "|patch-changes-selector|coop.yaml:3:44",
                "patches: [{target: {kind: Deployment}, merge: {spec: {template: {metadata: {labels: null}}}}}]"
                        + "|patch-changes-selector|coop.yaml:3:47",
                "patches: [{target: {kind: Service}, merge: {metadata: {name: x}}}]"
                        + "|patch-changes-name|coop.yaml:3:44",
                "patches: [{target: {kind: Service}, merge: {apiVersion: argoproj.io/v1}}]"
                        + "|patch-changes-name|coop.yaml:3:44",
                "patches: [{target: {kind: Service}, merge: {metadata: {namespace: kube-system}}}]"
                        + "|namespace-set|coop.yaml:3:67",
                "patches: [{target: {kind: Service}, merge: {metadata: {namespace: '${coop.namespace}'}}}]|none|",
                "patches: [{target: {kind: Service}, merge: {a: '${coop.hosts}'}}]|unknown-variable|coop.yaml:3:49",
                "patches: [{target: {kind: Service}, merge: {a: '${coop.host}'}}]|variable-without-host|coop.yaml:3:49",
                "env: {A: b}|none|"
            })
    void namesThePlaceOfWhatIsWrongInCoopYaml(String line, String code, String place) {
        var rendering = Renderings.of(APP + line + "\n", Map.of());
        if (code.equals("none")) {
            assertThat(found(rendering)).isEmpty();
            return;
        }

        assertThat(found(rendering)).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo(code);
            assertThat(each.location().orElseThrow()).hasToString(place);
            assertThat(each.hint()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data: {a: ${coop.ap}}|unknown-variable|k8s/a.yaml:5:11",
                "data: {a: ${coop.host}}|variable-without-host|k8s/a.yaml:5:11",
                "data: {a: '${coop.app'}|unknown-variable|k8s/a.yaml:5:12",
                "data: {a: '${coop.image}', a: b}|duplicate-key|k8s/a.yaml:5:28",
                "data: ]${coop.app}|yaml-syntax|k8s/a.yaml:5:7"
            })
    void namesThePlaceOfWhatIsWrongInAnExtraResource(String line, String code, String place) {
        var found = found(Renderings.of(APP, Map.of("k8s/a.yaml", CONFIG_MAP + line + "\n")));

        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo(code);
            assertThat(each.location().orElseThrow()).hasToString(place);
            assertThat(each.location().orElseThrow())
                    .isInstanceOfSatisfying(
                            dev.coop.diagnostic.Location.InFile.class,
                            in -> assertThat(in.sourceLine()).isEqualTo(line));
        });
    }

    @Test
    void namesBothPlacesOfAResourceThatStandsTwice() {
        var found = found(Renderings.of(APP, Map.of("k8s/a.yaml", CONFIG_MAP, "k8s/b.yaml", "---\n" + CONFIG_MAP)));

        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.message()).isEqualTo("ConfigMap `menu` is here twice");
            assertThat(each.hint()).contains("the first one is at k8s/a.yaml:4:9: keep one");
            assertThat(each.location().orElseThrow()).hasToString("k8s/b.yaml:5:9");
        });
    }

    @Test
    void refusesAnExtraResourceThatCoopRendersToo() {
        var service = "apiVersion: v1\nkind: Service\nmetadata: {name: '${coop.app}'}\n";

        assertThat(found(Renderings.of(APP, Map.of("k8s/a.yaml", service))))
                .singleElement()
                .satisfies(each -> assertThat(each.message()).isEqualTo("coop itself renders Service `mean-mug`"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- a|not-a-resource",
                "just words|not-a-resource",
                "{kind: List, items: [a]}|not-a-resource",
                "{kind: List, items: [{metadata: {name: a}}]}|incomplete-resource",
                "apiVersion: v1|incomplete-resource",
                "{apiVersion: v1, kind: ConfigMap}|incomplete-resource",
                "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}}|generated-name",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: ../a}}|wrong-name",
                "{apiVersion: v1, kind: ../../escaped/Pwn, metadata: {name: a}}|wrong-name",
                "{apiVersion: v1, kind: a/b, metadata: {name: a}}|wrong-name",
                "{apiVersion: ../x/v1, kind: A, metadata: {name: a}}|wrong-name",
                "{apiVersion: v1beta1/apps, kind: A, metadata: {name: a}}|wrong-name",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: 'system:x/y'}}|wrong-name",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: ..}}|wrong-name",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: [a]}}|labels-not-added",
            })
    void refusesWhatIsNoResource(String text, String code) {
        assertThat(found(Renderings.of(APP, Map.of("k8s/a.yml", text))))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.code()).isEqualTo(code));
    }

    @Test
    void writesAResourceAnewWhereAnAliasWouldTakeItsLabelsElsewhere() {
        var service = """
            apiVersion: v1
            kind: Service
            metadata: {name: a, labels: &it {app: "${coop.app}"}}
            spec: {selector: *it}
            """;
        var manifest = rendered(Renderings.of(APP, Map.of("k8s/a.yaml", service))).stream()
                .filter(each -> each.id().name().equals("a"))
                .findFirst()
                .orElseThrow();

        assertThat(manifest.yaml()).isEqualTo("""
            apiVersion: v1
            kind: Service
            metadata:
              name: a
              labels:
                app: mean-mug
                app.kubernetes.io/managed-by: coop
                coop/app: mean-mug
                coop/environment: dev
            spec:
              selector:
                app: mean-mug
            """);
    }

    @Test
    void takesAListApart() {
        var list = """
            apiVersion: v1
            kind: ConfigMapList
            items:
            - metadata: {name: a}
              data: {host: "${coop.namespace}"}
            - {apiVersion: v1, kind: Secret, metadata: {name: b}}
            """;

        assertThat(rendered(Renderings.of(APP, Map.of("k8s/a.yaml", list))))
                .extracting(Manifest::fileName)
                .contains("configmap-a.yaml", "secret-b.yaml");
    }

    @Test
    void noTwoFileNamesDifferByCaseOnly() {
        var role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: \"%s\"}\n";
        var file = String.join(
                "---\n", role.formatted("mug-Reader"), role.formatted("mug-reader"), role.formatted("mug:a b"));

        assertThat(rendered(Renderings.of(APP, Map.of("k8s/a.yaml", file))))
                .extracting(Manifest::fileName)
                .filteredOn(each -> each.startsWith("role"))
                .satisfiesExactly(
                        each -> assertThat(each).isEqualTo("role.rbac.authorization.k8s.io-mug%3aa%20b.yaml"),
                        each -> assertThat(each).matches("role.rbac.authorization.k8s.io-mug-reader-[0-9a-f]{8}.yaml"),
                        each -> assertThat(each).isEqualTo("role.rbac.authorization.k8s.io-mug-reader.yaml"));
    }

    @Test
    void collectsEveryFinding() {
        var found =
                found(Renderings.of(APP, Map.of("k8s/a.yaml", CONFIG_MAP + "a: ${coop.x}\n", "k8s/b.yaml", "a: b\n")));

        assertThat(found)
                .extracting(Diagnostic::code)
                .containsExactly(
                        "unknown-variable", "incomplete-resource", "incomplete-resource", "incomplete-resource");
    }

    @Test
    void showsThatAnImageIsNotBuiltYet() {
        var image = "ghcr.io/acme/mean-mug@" + Digest.NOT_BUILT;
        var rendering = Renderings.of(Map.of("coop.yaml", APP), Renderings.PLATFORM, "dev", image, Renderings.COMMIT);
        var deployment = rendered(rendering).getFirst();

        assertThat(deployment.yaml()).doesNotContain("<not built yet>");
        assertThat(deployment.display()).contains("image: \"" + image + "\" # <not built yet>\n");
        assertThat(Renderings.mapping("a", deployment.display())
                        .with("metadata", "")
                        .entries())
                .hasSize(4);
    }

    @Test
    void keepsWindowsLineEnds() {
        var rendered = rendered(Renderings.of(APP, Map.of("k8s/a.yaml", "\uFEFF" + CONFIG_MAP.replace("\n", "\r\n"))));

        var labelled = CONFIG_MAP.replace(
                "  name: menu",
                "  labels:\n    app.kubernetes.io/managed-by: coop\n    coop/app: mean-mug\n"
                        + "    coop/environment: dev\n  name: menu");
        assertThat(rendered.getFirst().yaml()).isEqualTo(labelled.replace("\n", "\r\n"));
    }

    @Test
    void everyPatchInTheDocumentationDoesWhatItSays() throws IOException {
        var page = Files.readString(Path.of("../docs/concepts/manifests.md"));
        var blocks = Pattern.compile("```yaml\n(patches:.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(blocks).hasSize(5).allSatisfy(block -> {
            var plain = rendered(Renderings.of(APP, Map.of())).getFirst();
            var patched = rendered(Renderings.of(APP + block, Map.of())).getFirst();
            assertThat(patched).isNotEqualTo(plain);
            assertThat(patched.yaml()).contains("image: \"" + Renderings.IMAGE).contains("mountPath: /tmp");
        });
    }

    private static List<Manifest> rendered(Renderable renderable) {
        return Renderer.render(renderable).manifests();
    }

    private static List<Diagnostic> found(Renderable renderable) {
        return Stream.concat(
                        renderable.resources().problems().stream(), Renderer.render(renderable).problems().stream())
                .toList();
    }

    private static Object template(List<Manifest> manifests) {
        return manifests.stream()
                .filter(each -> each.id().kind().equals("Deployment"))
                .map(each -> dev.coop.yaml.Shape.of(Renderings.mapping("a", each.yaml())
                        .at("spec", "template")
                        .orElseThrow()))
                .toList();
    }
}
