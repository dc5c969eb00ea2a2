package dev.coop.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.SourceFiles;
import dev.coop.cli.DiagnosticRenderer;
import dev.coop.terminal.Style;
import dev.coop.yaml.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of golden/validate holds an app, perhaps with its platform, and the report about it. */
class GoldenValidationTest {
    private static final Path CASES = Path.of("src", "test", "golden", "validate");

    private final Validator validator = new Validator();

    static List<Path> cases() throws IOException {
        try (var folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @Test
    void thereAreCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportsAsAgreed(Path folder) throws IOException {
        var report = folder.resolve("out/report.txt");
        var actual = report(folder.resolve("in"));
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(report.getParent());
            Files.writeString(report, actual);
        }

        assertThat(actual).isEqualTo(Files.readString(report));
    }

    private String report(Path app) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var found = Files.walk(app)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                var path = app.relativize(file).toString().replace('\\', '/');
                if (path.startsWith("k8s/") || path.endsWith(".yaml")) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
        }
        var platform = Optional.ofNullable(files.remove("platform.yaml"))
                .map(bytes -> new PlatformFile("0.1.0")
                        .read(new SourceText("platform.yaml", new String(bytes, StandardCharsets.UTF_8))));
        var found = validator.validate(
                new Candidate(new SourceFiles(files), "", platform, path -> Files.exists(app.resolve(path))));
        var renderer = new DiagnosticRenderer(Style.PLAIN);
        var text = new StringBuilder();
        found.diagnostics()
                .forEach(each ->
                        renderer.lines(each).forEach(line -> text.append(line).append('\n')));
        return text.append(renderer.summary(found.diagnostics(), found.files()))
                .append('\n')
                .toString();
    }
}
