package dev.coop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlWriter;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RendererProperties {

    @Property(tries = 200)
    void whateverAnAppSaysItsPodsAreSecureAndTheYamlReads(@ForAll("apps") YamlMapping app) {
        var rendering = Renderings.of(YamlWriter.write(app), Map.of());

        var manifests = Renderer.render(rendering).manifests();

        assertThat(Renderer.render(rendering).manifests()).isEqualTo(manifests);
        for (var manifest : manifests) {
            var read = Renderings.mapping("a", manifest.yaml());
            assertThat(dev.coop.resources.ResourceId.of(read)).isEqualTo(manifest.id());
            pod(read).ifPresent(RendererProperties::assertSecure);
        }
        assertThat(manifests.stream()
                        .filter(each ->
                                pod(Renderings.mapping("a", each.yaml())).isPresent()))
                .hasSize(1);
    }

    private static java.util.Optional<YamlMapping> pod(YamlMapping resource) {
        return resource.mapping("spec", "template", "spec")
                .or(() -> resource.mapping("spec", "jobTemplate", "spec", "template", "spec"));
    }

    private static void assertSecure(YamlMapping pod) {
        assertThat(pod.text("automountServiceAccountToken")).contains("false");
        assertThat(pod.text("securityContext", "runAsNonRoot")).contains("true");
        assertThat(pod.text("securityContext", "seccompProfile", "type")).contains("RuntimeDefault");
        var container = (YamlMapping) pod.items("containers").getFirst();
        assertThat(container.text("securityContext", "allowPrivilegeEscalation"))
                .contains("false");
        assertThat(container.text("securityContext", "readOnlyRootFilesystem")).contains("true");
        assertThat(container.texts("securityContext", "capabilities", "drop")).containsExactly("ALL");
        assertThat(container.text("resources", "requests", "cpu")).isPresent();
        assertThat(container.text("resources", "requests", "memory")).isPresent();
        assertThat(container.text("resources", "limits", "memory")).isPresent();
        assertThat(container.text("image")).contains(Renderings.IMAGE);
    }

    @Provide
    Arbitrary<YamlMapping> apps() {
        var names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20);
        var types = Arbitraries.of("web", "worker", "cron", "job");
        var scales = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 9).map(YamlNode::number),
                Arbitraries.integers()
                        .between(1, 5)
                        .map(min -> YamlMapping.of("min", YamlNode.number(min)).with("max", YamlNode.number(min + 3))));
        var values = Arbitraries.strings().ofMaxLength(12);
        var users = Arbitraries.of("", "0", "65532", "1:2", "nonroot");
        return Combinators.combine(names, types, scales, values, values, users)
                .as((name, type, scale, first, second, user) -> YamlMapping.of("app", name)
                        .with("type", type)
                        .with("schedule", "0 3 * * *")
                        .with("port", YamlNode.number(8181))
                        .with("health", "/" + name)
                        .with("scale", scale)
                        .with("build", YamlMapping.of("user", user))
                        .with("args", YamlNode.texts(List.of(first, second)))
                        .with("env", YamlMapping.of("A", first).with("B", second)));
    }

    @Property(tries = 500)
    void noValueOfAVariableBreaksTheYaml(
            @ForAll("labels") String app,
            @ForAll("labels") String environment,
            @ForAll("paths") String path,
            @ForAll("styles") String style) {
        var image = "ghcr.io/" + path + "@sha256:" + "9".repeat(64);
        var platform = """
            platform: acme
            environments: [{name: %s, namespace: "{app}-{environment}", domain: "{app}.acme.dev"}]
            """.formatted('"' + environment + '"');
        var files = Map.of(
                "coop.yaml",
                "app: \"" + app + "\"\nport: 1\nexpose: true\n",
                "k8s/a.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${coop.app}-x}\n" + style);

        var manifest =
                Renderer.render(Renderings.of(files, platform, environment, image, Renderings.COMMIT))
                        .manifests()
                        .stream()
                        .filter(each -> each.id().kind().equals("ConfigMap"))
                        .findFirst()
                        .orElseThrow();

        var filled = image + "|" + app + "|" + environment + "|" + app + "-" + environment + "|" + app + ".acme.dev";
        var stream = YamlReader.read(new SourceText("a", manifest.yaml()));
        assertThat(stream.problems()).isEmpty();
        var data = stream.documents()
                .getFirst()
                .mapping()
                .orElseThrow()
                .mapping("data")
                .orElseThrow();
        assertThat(data.keys()).containsExactly(app, "all", "one");
        assertThat(data.text(app)).contains("key");
        assertThat(data.text("all").orElseThrow().strip()).isEqualTo(filled);
        assertThat(data.at("one"))
                .isEqualTo(java.util.Optional.of(data.at("one").orElseThrow()));
        assertThat(data.text("one")).contains(environment);
        assertThat(data.at("one").orElseThrow().describe()).isEqualTo("text");
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.oneOf(
                Arbitraries.of("y", "n", "no", "on", "null", "true", "e1", "x0"),
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .numeric()
                        .withChars('-')
                        .ofMinLength(1)
                        .ofMaxLength(18)
                        .map(text -> "a" + text + "z"));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "a/b", "acme/mean_mug", "a__b/c--d/e.f", "0/1");
    }

    @Provide
    Arbitrary<String> styles() {
        var all = "${coop.image}|${coop.app}|${coop.environment}|${coop.namespace}|${coop.host}";
        return Arbitraries.of(
                "data:\n  ${coop.app}: key\n  all: " + all + "\n  one: ${coop.environment}\n",
                "data: {${coop.app}: key, all: " + all + ", one: ${coop.environment}}\n",
                "data: {\"${coop.app}\": key, all: \"" + all + "\", one: '${coop.environment}'}\n",
                "data:\n  '${coop.app}': key\n  all: '" + all + "'\n  one: &a ${coop.environment}\n",
                "data:\n  ${coop.app}: key\n  all: |-\n    " + all + "\n  one: !!str ${coop.environment}\n",
                "data:\n  ${coop.app}: key\n  all: >\n    " + all + "\n  one: \"${coop.environment}\"\n");
    }
}
