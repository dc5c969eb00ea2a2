package dev.coop.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tabs, as the reader takes them that Kubernetes and Argo CD use: every line here was tried with it (goyaml v2). */
class TabsTest {
    private static YamlStream read(String text) {
        return YamlReader.read(new SourceText("a.yaml", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b\t\nc:\t\n  d:\te\t# why\n",
                "--- \t\na: b\nc:\n- d:\t80\n",
                "a: |\t\n  t\n",
                "a: >-\t# why\n  t\n",
                "a:\t|2\t\n  x\ty\n",
                "a: {\n\tb: 1,\n\t\tc: 2\t}\n",
                "a: [\n\t1,\n \t2 ]\n",
                "a\t: 1\n\"b\"\t: 2\n",
                "a: &a\tv\nb: *a\t\n",
                "a: !!str\t1\n",
                "a: \"b\t\n\tc\"\n",
                "a: 1 \t # why\n",
                "a: {b:\t1,\t\"c\":\t2}\t\n...\t\n",
            })
    void areTakenBetweenTokens(String text) {
        assertThat(read(text).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:\n\tb: c\n",
                "a: b\n\t\nc: d\n",
                "a: \"b\"\t\n\t\nc: d\n",
                "a:\n-\tb\n",
                "a:\n- \tb\n",
                "a:\n-\tb: 1\n",
                "a:\n- - \tb\n",
                "a: b\n\tc\n",
                "a:\n  \t# why\n  b: c\n",
                "a: b\n\t# why\nc: d\n",
            })
    void areRefusedAsIndentation(String text) {
        assertThat(read(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml-syntax");
            assertThat(problem.location()).isPresent();
            assertThat(problem.hint().orElse("")).contains("use spaces");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: |\n  x\ty\t\n", "a: \"x\ty\"\n", "a: x\ty\n", "a: 'x\ty'\n"})
    void areKeptInValues(String text) {
        assertThat(read(text).documents().getFirst().mapping().orElseThrow().text("a"))
                .hasValueSatisfying(value -> assertThat(value).contains("x\ty"));
    }
}
