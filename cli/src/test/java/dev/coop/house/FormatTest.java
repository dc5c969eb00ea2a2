package dev.coop.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * Every Java file is laid out by palantir-java-format. It runs here and not in a Maven plugin because it parses with
 * the compiler of the JVM that runs it, and Maven's own may be older than the language we write.
 */
class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    @Test
    void everyFileIsLaidOutByTheFormatter() throws IOException, FormatterException {
        var apply = "apply".equals(System.getProperty("format"));
        var differing = new ArrayList<Path>();
        for (var file : sources()) {
            var text = Files.readString(file);
            var formatted = FORMATTER.formatSourceAndFixImports(text);
            if (!formatted.equals(text)) {
                differing.add(file);
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }

        assertThat(apply ? new ArrayList<Path>() : differing)
                .as("run: mvn test -Dtest=FormatTest -Dformat=apply")
                .isEmpty();
    }

    private static java.util.List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            var found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("resources"))
                    .toList();
            assertThat(found).hasSizeGreaterThan(50);
            return found;
        }
    }
}
