package dev.coop.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.EnvironmentName;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.Shape;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlScalar;
import dev.coop.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a resource says stays what it is, byte for byte, but for coop's labels and variables. {@code -Dfuzz=100000} tries
 * so many files, {@code -Dseed=7} others.
 */
class KeptToTheByteTest {
    private static final int TRIES = Integer.getInteger("fuzz", 1500);
    private static final long SEED = Long.getLong("seed", 1);
    private static final EnvironmentName DEV = new EnvironmentName("dev");
    private static final YamlMapping LABELS = YamlMapping.of("app.kubernetes.io/managed-by", "coop")
            .with("coop/app", "mug")
            .with("coop/environment", "dev");
    private static final Variables VARIABLES =
            Variables.of("mug", "dev", "mug-dev", "ghcr.io/acme/mug", Optional.of("mug.acme.dev"));
    private static final Pattern OF_COOP =
            Pattern.compile("labels:|managed-by: \"?coop|coop/app: \"?mug|coop/environment: \"?dev");

    private static final Pattern IN_BRACES = Pattern.compile("(\"labels\": \\{)?\"app.kubernetes.io/managed-by\": \"coop\","
            + " \"coop/app\": \"mug\", \"coop/environment\": \"dev\"(\\}, |, )?");

    private static final List<String> STARTS =
            List.of("", "", "", "\uFEFF", "---\n", "# of mugs\n", "# a\n---\n", "--- # b\n", "%YAML 1.1\n---\n", "\n\n");
    private static final List<String> NAMES = List.of(
            "metadata: {name: NAME}\n",
            "metadata:\n  name: NAME\n",
            "metadata:\n  name: NAME  # its name\n  labels: {a: b}\n",
            "metadata:\n  labels:\n    a: b\n  name: NAME\n",
            "metadata:\n    # of the name\n    name: \"NAME\"\n\n",
            "\"metadata\": {\"name\": \"NAME\", \"annotations\": {}}\n");
    private static final List<String> VALUES = List.of(
            "plain",
            "'a  b'",
            "\"a\\tb \"",
            "",
            "\"\"",
            "${HOME}",
            "\"a\\\n      b\"",
            "several\n    lines",
            "# nothing",
            "x # y",
            "${coop.app}",
            "${coop.app}-x:y",
            "it's \\ ${coop.app}",
            "several ${coop.app}\n    lines",
            "several\n\n    ${coop.app}  lines",
            "\"${coop.host}\\t\"",
            "'it''s ${coop.image}'",
            "$${coop.app}",
            "x # ${coop.app}",
            "BLOCK\n    a ${coop.environment}\n\n     ${coop.app}\n\n",
            "BLOCK\n    a\n",
            "BLOCK\n    a\n\n\n",
            "BLOCK\n    a  \n     b\n  \n",
            "BLOCK # c\n    \ta\t\n    b\n",
            "BLOCK\n\n    a\n    # no comment\n",
            "BLOCK\n      \n    a\n");
    private static final List<String> HEADS = List.of("|", "|-", "|+", ">", ">-", ">+", "|2", ">2-", "|+2", "|4");
    private static final List<String> ENDS = List.of(
            "", "", "", "\n", "\n\n\n", "  \n", "# end\n", "\n# end\n\n", "    # deep\n", "...\n", "...\n# x\n", "---\n");

    @Test
    void whateverStandsInAFile() {
        var random = new SplittableRandom(SEED);
        var kept = 0;
        for (var i = 0; i < TRIES; i++) {
            var text = file(random);
            var source = new SourceText("k8s/a.yaml", asTheClusterReads(text));
            var read = read(text);
            var stream = YamlReader.read(source);
            if (!read.problems().isEmpty() || !stream.problems().isEmpty()) {
                continue;
            }
            var documents = stream.documents().stream()
                    .filter(document -> document.mapping().isPresent())
                    .toList();
            assertThat(read.resources()).as(shown(text, i)).hasSameSizeAs(documents);
            for (var at = 0; at < documents.size(); at++) {
                same(documents.get(at), read.resources().get(at), shown(text, i) + "\ndocument " + at);
                kept++;
            }
        }
        assertThat(kept).isGreaterThan(TRIES);
    }

    private static void same(YamlDocument document, Resource resource, String which) {
        var problems = new ArrayList<Diagnostic>();
        var text = resource.text(VARIABLES, LABELS, problems);
        var again = YamlReader.read(new SourceText("m.yaml", text));
        assertThat(again.problems()).as(which + "\n" + text).isEmpty();
        var now = again.documents().getFirst().mapping().orElseThrow();

        assertThat(Shape.of(now.without("metadata")))
                .as(which + "\n" + shown(text))
                .isEqualTo(Shape.of(filled(document.mapping().orElseThrow().without("metadata"))));
        if (!Variables.usedIn(document.text())) {
            assertThat(own(text)).as(which + "\n" + shown(text)).isEqualTo(own(document.text()));
        }
    }

    private static YamlNode filled(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar when Variables.usedIn(scalar.text()) ->
                YamlNode.text(VARIABLES.fill(scalar.text()).text());
            case YamlScalar scalar -> scalar;
            case YamlSequence list -> list;
            case YamlMapping mapping ->
                new YamlMapping(
                        mapping.entries().stream()
                                .map(each -> new YamlMapping.Entry(each.key(), filled(each.value())))
                                .toList(),
                        mapping.span());
        };
    }

    /** Kubernetes' reader of files takes no byte order mark for text, and every line for one that ends. */
    private static String asTheClusterReads(String text) {
        var unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.endsWith("\n") ? unmarked : unmarked + "\n";
    }

    /** The lines that are not about labels, each with the way it ends. */
    private static List<String> own(String text) {
        var lines = new ArrayList<String>();
        for (var line : IN_BRACES.matcher(text).replaceAll("").split("(?<=\n)", -1)) {
            if (!OF_COOP.matcher(line).find() && !line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String file(SplittableRandom random) {
        var text = new StringBuilder(pick(STARTS, random));
        var count = 1 + random.nextInt(3);
        for (var i = 0; i < count; i++) {
            text.append(i == 0 ? "" : pick(List.of("---\n", "--- # d\n", "---  \n", "...\n---\n"), random));
            text.append("apiVersion: v1\nkind: ConfigMap\n").append(pick(NAMES, random).replace("NAME", "n" + i));
            text.append("data:\n");
            for (var key = 0; key <= random.nextInt(3); key++) {
                var value = pick(VALUES, random).replace("BLOCK", pick(HEADS, random));
                text.append("  k").append(key).append(": ").append(value).append(value.endsWith("\n") ? "" : "\n");
            }
            text.append(pick(ENDS, random));
        }
        var all = text.toString();
        if (random.nextInt(4) == 0) {
            all = all.replaceFirst("\n+$", "");
        }
        return random.nextInt(4) == 0 ? all.replace("\n", "\r\n") : all;
    }

    private static <T> T pick(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static ExtraResources read(String text) {
        return ExtraResources.read(
                new SourceFiles(Map.of("k8s/a.yaml", text.getBytes(StandardCharsets.UTF_8))),
                "",
                ResourceFolders.of(YamlMapping.empty(), List.of(DEV)));
    }

    private static String shown(String text, int round) {
        return "seed " + SEED + ", file " + round + ":\n" + shown(text);
    }

    private static String shown(String text) {
        return text.replace("\r", "\\r").replace("\t", "\\t").replace("\uFEFF", "\\uFEFF").replaceAll("(?m) $", "·") + "|";
    }
}
