package dev.coop.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    @Test
    void writesBlocksWithKeysInTheirOrder() {
        var node = YamlMapping.of("kind", "Deployment")
                .with("spec", YamlMapping.of("replicas", YamlNode.number(2)).with("paused", YamlNode.flag(false)))
                .with("args", YamlNode.texts(java.util.List.of("a b", "--c")))
                .with("empty", YamlMapping.empty());

        assertThat(YamlWriter.write(node)).isEqualTo("""
            kind: Deployment
            spec:
              replicas: 2
              paused: false
            args:
            - "a b"
            - "--c"
            empty: {}
            """);
    }

    @Test
    void writesLinesAsABlock() {
        assertThat(YamlWriter.write(YamlMapping.of("run", "a\n  b\n"))).isEqualTo("run: |\n  a\n    b\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "on",
                "1",
                "010",
                "1e3",
                "0x1f",
                "null",
                "~",
                "",
                "1:30",
                "2026-01-01",
                ".",
                "a: b",
                "# c",
                "sha256:00",
                "1234567",
                "abcdef0",
                "-",
                "*a",
                "!x",
                "a #b",
                " a",
                "TRUE",
                ".inf",
                "=",
                "<<"
            })
    void quotesWhatCouldBeTakenForSomethingElse(String text) {
        assertThat(YamlWriter.write(YamlMapping.of("a", text))).startsWith("a: \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "https://github.com/acme/mean-mug",
                "/ping",
                "v1",
                "apps/v1",
                "in-cluster",
                "RuntimeDefault"
            })
    void leavesPlainWordsPlain(String text) {
        assertThat(YamlWriter.write(YamlMapping.of("a", text))).isEqualTo("a: " + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "\u200B", "several\nlines\u2066", "\uDB40\uDC41 tag"})
    void writesWhatNobodySeesSoThatItIsSeen(String text) {
        var written = YamlWriter.write(YamlMapping.of("a", text).with(text, "b"));

        assertThat(written.codePoints()).noneMatch(each -> Character.getType(each) == Character.FORMAT);
        var read = YamlReader.read(new SourceText("a", written)).documents().getFirst();
        assertThat(read.mapping().orElseThrow().keys()).containsExactly("a", text);
        assertThat(read.mapping().orElseThrow().text("a")).contains(text);
    }

    @Property
    void whatIsWrittenReadsBackTheSame(@ForAll String key, @ForAll String value) {
        var written =
                YamlWriter.write(YamlMapping.of(key, value).with("list", YamlNode.texts(java.util.List.of(value))));
        var stream = YamlReader.read(new SourceText("a", written));

        assertThat(stream.problems()).isEmpty();
        var read = stream.documents().getFirst().mapping().orElseThrow();
        if (!key.equals("list")) {
            assertThat(read.text(key)).contains(value);
        }
        assertThat(read.texts("list")).containsExactly(value);
    }
}
