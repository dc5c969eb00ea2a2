package dev.coop.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFilesTest {
    private static YamlStream read(String text) {
        return YamlReader.read(new SourceText("k8s/a.json", text));
    }

    @Test
    void areReadAsJson() {
        var root = read("{\"url\": \"https:\\/\\/mug\", \"n\": [1, 1.5, true, null, \"\\ud83d\\ude00\"]}\n")
                .documents()
                .getFirst()
                .mapping()
                .orElseThrow();

        assertThat(root.text("url")).contains("https://mug");
        assertThat(root.items("n"))
                .extracting(YamlNode::describe)
                .containsExactly("a whole number", "a number", "true or false", "nothing", "text");
        assertThat(root.texts("n")).endsWith("😀");
    }

    @Test
    void knowTheirPlaces() {
        var text = "\uFEFF{\n\t\"a\": {\"b\\\"c\": \"d\"},\n\t\"e\": -1.5e3\n}\n";
        var root = read(text).documents().getFirst().mapping().orElseThrow();

        for (var part : new String[][] {{"{\"b\\\"c\": \"d\"}", "a"}, {"-1.5e3", "e"}, {"\"d\"", "a", "b\"c"}}) {
            var path = java.util.Arrays.copyOfRange(part, 1, part.length);
            var span = root.at(path).flatMap(YamlNode::span).orElseThrow();
            assertThat(text.substring(span.start(), span.end())).isEqualTo(part[0]);
        }
        assertThat(root.entry("a").orElseThrow().key().location().orElseThrow().toString())
                .isEqualTo("k8s/a.json:2:2");
    }

    @Test
    void holdSeveralValues() {
        var stream = read("{\"a\": 1}\n{\"a\": 2} {\"a\": 3}\n\n");

        assertThat(stream.problems()).isEmpty();
        assertThat(stream.documents())
                .extracting(YamlDocument::text)
                .containsExactly("{\"a\": 1}\n", "{\"a\": 2}", " {\"a\": 3}\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1",
                "{a: 1}",
                "{\"a\": 1,}",
                "a: 1",
                "{\"a\": 01}",
                "{\"a\": \"\t\"}",
                "[1",
                "{\"a\" 1}",
                "\u0000"
            })
    void areRefusedWithAPlaceWhereTheyAreNotJson(String text) {
        assertThat(read(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("json-syntax");
            assertThat(problem.location()).get().isInstanceOf(Location.InFile.class);
        });
    }

    @Test
    void reportKeysThatStandTwice() {
        assertThat(read("{\"a\": 1, \"a\": 2}").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("duplicate-key"));
    }

    @ParameterizedTest
    @CsvSource({
        "\\/, /",
        "\\\\/, \\\\/",
        "\\ud83d\\ude00, 😀",
        "\\ud83d, \\uFFFD",
        "\\ude00x, \\uFFFDx",
        "\\u00e9\\n\\t\\\", \\u00e9\\n\\t\\\"",
        "\u007f, \\u007F",
        "'\u2028', \\u2028",
        "'\u0085', \\u0085",
        "é😀, é😀",
    })
    void areWrittenAsYamlTakesThem(String json, String yaml) {
        assertThat(JsonInYaml.of("{\"a\": \"" + json + "\"}")).isEqualTo("{\"a\": \"" + yaml + "\"}");
    }
}
