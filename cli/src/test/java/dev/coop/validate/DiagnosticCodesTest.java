package dev.coop.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DiagnosticCodesTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "diagnostics.md");
    private static final Pattern CODE =
            Pattern.compile("(?:(?:error|warning)\\(|Severity\\.(?:ERROR|WARNING),|String (?:CODE|WRONG_VALUE|SYNTAX)"
                    + " =)\\s*\"([a-z0-9-]+)\"");

    @Test
    void everyCodeHasAHeading() throws IOException {
        var codes = new TreeSet<String>();
        for (var folder : new String[] {"validate", "yaml"}) {
            try (var files = Files.walk(Path.of("src/main/java/dev/coop").resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
                }
            }
        }
        var headings = Files.readString(REFERENCE)
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(headings).containsAll(codes).isSorted().doesNotHaveDuplicates();
    }
}
