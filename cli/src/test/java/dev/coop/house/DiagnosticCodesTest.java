package dev.coop.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.delivery.Rollout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticCodesTest {
    private static final Pattern CODE = Pattern.compile("(?:(?:error|warning)\\(|Severity\\.(?:ERROR|WARNING),"
            + "|Kind\\.[A-Z_]+,\\s*(?:call,)?|invalid\\("
            + "|new Problem\\(\\s*[A-Za-z_.]+,|new Known\\(\\s*\"[A-Za-z ]+\","
            + "|String (?:CODE|BROKEN|WRONG_VALUE|SYNTAX) =)\\s*\"([a-z]+(?:-[a-z0-9]+)*)\"");

    private static final Pattern PART = Pattern.compile("(?m)^## ");

    @Test
    void everyCodeHasAHeadingAndEveryHeadingACode() throws IOException {
        var headings = page().lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();

        assertThat(codes()).hasSizeGreaterThan(130);
        assertThat(headings).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codes());
    }

    @Test
    void codesAreSortedInEachPart() {
        for (var part : PART.splitAsStream(page()).toList()) {
            assertThat(part.lines().filter(line -> line.startsWith("### ")).toList())
                    .isSorted();
        }
    }

    private static String page() {
        return Objects.requireNonNull(GoldenFolder.ofReference().files().get("diagnostics.md"));
    }

    private static SortedSet<String> codes() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        Stream.of(Rollout.DEGRADED, Rollout.FAILED, Rollout.DRIFTED)
                .map(rollout -> "rollout-" + rollout.word())
                .forEach(codes::add);
        return codes;
    }
}
