package dev.coop.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.image.ImageReference.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {
    private static final String APP = "app: mean-mug\nport: 8181\n";
    private static final String CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: menu\n";

    @Test
    void anotherCommitOfTheSameImageAndConfigurationRestartsNothing() {
        var files = Map.of("coop.yaml", APP + "health: /ping\n", "k8s/a.yaml", CONFIG_MAP);
        var before =
                Renderer.render(Renderings.of(files, Renderings.PLATFORM, "dev", Renderings.IMAGE, "0".repeat(40)));
        var after = Renderer.render(Renderings.of(files, Renderings.PLATFORM, "dev", Renderings.IMAGE, "1".repeat(40)));

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
                "size: smal|unknown-size|coop.yaml:3:7",
                "secrets: [DATABASE_URL]|no-secret-store|coop.yaml:3:10",
                "schedule: x|none|",
                "expose: true|none|",
                "patches: [{target: {kind: Ingress}, merge: {}}]|unknown-target|coop.yaml:3:20",
                "patches: [{target: {kind: Service}, merge: {spec: {selector: {a: b}}}}]"
                        + "|patch-changes-selector|coop.yaml:3:44",
                "patches: [{target: {kind: Deployment}, merge: {spec: {template: {metadata: {labels: null}}}}}]"
                        + "|patch-changes-selector|coop.yaml:3:47",
                "patches: [{target: {kind: Service}, merge: {metadata: {name: x}}}]"
                        + "|patch-changes-name|coop.yaml:3:44",
                "patches: [{target: {kind: Service}, merge: {a: '${coop.hosts}'}}]|unknown-variable|coop.yaml:3:48",
                "patches: [{target: {kind: Service}, merge: {a: '${coop.host}'}}]|variable-without-host|coop.yaml:3:48",
                "env: {A: b}|none|"
            })
    void namesThePlaceOfWhatIsWrongInCoopYaml(String line, String code, String place) {
        var rendering = Renderings.of(APP + line + "\n", Map.of());
        if (code.equals("none")) {
            assertThat(Renderer.render(rendering)).isNotEmpty();
            return;
        }

        assertThat(found(rendering)).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo(code);
            assertThat(each.location().orElseThrow()).hasToString(place);
            assertThat(each.hint()).isPresent();
        });
    }

    @Test
    void saysWhichEnvironmentHasNoDomain() {
        var files = Map.of("coop.yaml", APP + "expose: true\n");

        var found = found(Renderings.of(files, Renderings.PLATFORM, "prod", Renderings.IMAGE, Renderings.COMMIT));

        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("no-domain");
            assertThat(each.location().orElseThrow()).hasToString("coop.yaml:3:9");
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
            assertThat(each.message()).isEqualTo("`ConfigMap menu` stands twice, first at k8s/a.yaml:1:1");
            assertThat(each.location().orElseThrow()).hasToString("k8s/b.yaml:2:1");
        });
    }

    @Test
    void refusesAnExtraResourceThatCoopRendersToo() {
        var service = "apiVersion: v1\nkind: Service\nmetadata: {name: '${coop.app}'}\n";

        assertThat(found(Renderings.of(APP, Map.of("k8s/a.yaml", service))))
                .singleElement()
                .satisfies(each -> assertThat(each.message())
                        .isEqualTo("`Service mean-mug` is also what coop renders from coop.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- a",
                "just words",
                "kind: List",
                "apiVersion: v1",
                "{apiVersion: v1, kind: ConfigMap}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: ../a}}"
            })
    void refusesWhatIsNoResource(String text) {
        assertThat(found(Renderings.of(APP, Map.of("k8s/a.yml", text))))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.code()).isEqualTo("not-a-resource"));
    }

    @Test
    void refusesToAddLabelsWhereAnAliasWouldTakeThemElsewhere() {
        var service = """
            apiVersion: v1
            kind: Service
            metadata: {name: a, labels: &it {app: a}}
            spec: {selector: *it}
            """;

        assertThat(found(Renderings.of(APP, Map.of("k8s/a.yaml", service))))
                .singleElement()
                .satisfies(each -> assertThat(each.code()).isEqualTo("labels-not-added"));
    }

    @Test
    void collectsEveryFinding() {
        var found = found(Renderings.of(
                APP + "size: huge\n", Map.of("k8s/a.yaml", CONFIG_MAP + "a: ${coop.x}\n", "k8s/b.yaml", "a: b\n")));

        assertThat(found)
                .extracting(Diagnostic::code)
                .startsWith("unknown-size", "unknown-variable")
                .contains("not-a-resource");
    }

    @Test
    void showsThatAnImageIsNotBuiltYet() {
        var image = "ghcr.io/acme/mean-mug@" + Digest.NOT_BUILT;
        var rendering = Renderings.of(Map.of("coop.yaml", APP), Renderings.PLATFORM, "dev", image, Renderings.COMMIT);
        var deployment = Renderer.render(rendering).getFirst();

        assertThat(deployment.yaml()).doesNotContain("<not built yet>");
        assertThat(deployment.display()).contains("image: \"" + image + "\" # <not built yet>\n");
        assertThat(Renderings.mapping("a", deployment.display())
                        .with("metadata", "")
                        .entries())
                .hasSize(4);
    }

    @Test
    void keepsWindowsLineEnds() {
        var rendered =
                Renderer.render(Renderings.of(APP, Map.of("k8s/a.yaml", "\uFEFF" + CONFIG_MAP.replace("\n", "\r\n"))));

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
            var plain = Renderer.render(Renderings.of(APP, Map.of())).getFirst();
            var patched = Renderer.render(Renderings.of(APP + block, Map.of())).getFirst();
            assertThat(patched).isNotEqualTo(plain);
            assertThat(patched.yaml()).contains("image: \"" + Renderings.IMAGE).contains("mountPath: /tmp");
        });
    }

    private static List<Diagnostic> found(Rendering rendering) {
        var failure = catchThrowableOfType(Failure.class, () -> Renderer.render(rendering));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
        return failure.diagnostics();
    }

    private static Object template(List<Manifest> manifests) {
        return manifests.stream()
                .filter(each -> each.id().kind().equals("Deployment"))
                .map(each -> Shape.of(Renderings.mapping("a", each.yaml())
                        .at("spec", "template")
                        .orElseThrow()))
                .toList();
    }
}
