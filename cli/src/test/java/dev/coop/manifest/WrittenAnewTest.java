package dev.coop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.yaml.ClusterReading;
import dev.coop.yaml.YamlScalar;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource that coop writes anew means to the cluster what it means as its author has written it. */
class WrittenAnewTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "off",
                "Yes",
                "y",
                "N",
                "ON",
                "true",
                "False",
                "1_000",
                "0b11",
                "010",
                "0x10",
                "0o17",
                "-0b1",
                "+1",
                "00",
                "1_0.5",
                "1e3",
                ".5",
                "1_e3",
                "1e400",
                "~",
                "null",
                "",
                "2026-01-01",
                "1:30",
                "'no'",
                "\"off\"",
                "'1_000'",
                "!!str no",
                "!!bool yes",
                "!!int 010",
                "word",
                "=",
                "_1",
                "18446744073709551615",
                "99999999999999999999"
            })
    void isReadAlike(String value) {
        var alone = value("""
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {value: %s}
            """.formatted(value));

        assertThat(value("""
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Pod
              metadata: {name: a}
              spec: {value: %s}
            """.formatted(value))).isEqualTo(alone);
        assertThat(value("""
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: &labels {a: b}}
            spec: {value: %s, selector: *labels}
            """.formatted(value))).isEqualTo(alone);
    }

    private static ClusterReading value(String resource) {
        var rendering = Renderer.render(Renderings.of("app: mug\nport: 8080\n", Map.of("k8s/a.yaml", resource)));
        var pod = rendering.manifests().stream()
                .filter(manifest -> manifest.id().kind().equals("Pod"))
                .findFirst()
                .orElseThrow();
        return ClusterReading.of((YamlScalar)
                Renderings.mapping("pod.yaml", pod.yaml()).at("spec", "value").orElseThrow());
    }
}
