package dev.coop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Renders {@code golden/manifest/<case>/in} for each environment that has a folder in {@code out} (or for {@code dev},
 * whose files then lie in {@code out} itself) and compares; {@code -Dgolden=update} rewrites.
 */
class ManifestGoldenTest {
    private static final Path CASES = Path.of("src/test/golden/manifest");

    static Stream<String> cases() throws IOException {
        try (var folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void findsTheCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(9);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersEveryEnvironment(String name) throws IOException {
        var in = texts(CASES.resolve(name).resolve("in"));
        var platform = in.getOrDefault("platform.yaml", Renderings.PLATFORM);
        var environments = Renderings.mapping("platform.yaml", platform).items("environments").stream()
                .map(node -> ((dev.coop.yaml.YamlMapping) node).text("name").orElseThrow())
                .toList();
        var rendered = new TreeMap<String, String>();
        for (var environment : environments) {
            var rendering = Renderings.of(in, platform, environment, Renderings.IMAGE, Renderings.COMMIT);
            var manifests = Renderer.render(rendering).manifests();
            manifests.forEach(each -> rendered.put(environment + "/" + each.fileName(), each.yaml()));

            assertThat(Renderer.render(rendering).manifests()).isEqualTo(manifests);
            assertThat(manifests).isSortedAccordingTo(java.util.Comparator.comparing(each -> each.fileName()));
        }

        var out = CASES.resolve(name).resolve("out");
        if ("update".equals(System.getProperty("golden"))) {
            rewrite(out, rendered);
        }
        assertThat(texts(out)).isEqualTo(rendered);
    }

    private static void rewrite(Path out, Map<String, String> rendered) throws IOException {
        for (var stale : texts(out).keySet()) {
            Files.delete(out.resolve(stale));
        }
        for (var file : rendered.entrySet()) {
            Files.createDirectories(out.resolve(file.getKey()).getParent());
            Files.writeString(out.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
