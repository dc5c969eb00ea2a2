package dev.coop.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
    private static YamlStream read(String text) {
        return YamlReader.read(new SourceText("a.yaml", text));
    }

    private static String place(YamlNode node) {
        return node.location().orElseThrow().toString();
    }

    private static String place(Diagnostic diagnostic) {
        return diagnostic.location().map(Location::toString).orElse("nowhere");
    }

    @Test
    void knowsWhereAValueStands() {
        var root = read("# first\napp: mug\nhealth: {path: /ping}\n")
                .documents()
                .getFirst()
                .mapping()
                .orElseThrow();

        assertThat(place(root.at("health", "path").orElseThrow())).isEqualTo("a.yaml:3:16");
        assertThat(root.at("app").orElseThrow().location().orElseThrow())
                .isEqualTo(new Location.InFile("a.yaml", 2, 6, 3, "app: mug"));
    }

    @Test
    void countsColumnsInCodePoints() {
        var root = read("\"🐓\": {a: b}\n").documents().getFirst().mapping().orElseThrow();

        assertThat(place(root.at("🐓", "a").orElseThrow())).isEqualTo("a.yaml:1:10");
    }

    @Test
    void takesYesForTextAndDecimalsForNumbers() {
        var root = read("on: yes\nport: 010\nhex: 0x1F\nno: null\n")
                .documents()
                .getFirst()
                .mapping()
                .orElseThrow();

        assertThat(root.at("on").orElseThrow().describe()).isEqualTo("text");
        assertThat(((YamlScalar) root.at("port").orElseThrow()).integer()).isEqualTo(10);
        assertThat(((YamlScalar) root.at("hex").orElseThrow()).integer()).isEqualTo(31);
        assertThat(root.text("no")).isEmpty();
    }

    @Test
    void splitsDocumentsWithTheirComments() {
        var documents =
                read("# one\na: 1\n---\n# two\nb: 2\n---\n# only a comment\n").documents();

        assertThat(documents)
                .extracting(YamlDocument::text)
                .containsExactly("# one\na: 1\n", "# two\nb: 2\n", "# only a comment\n");
        assertThat(documents.get(2).root()).isEmpty();
    }

    @Test
    void readsATextOfOnlyCommentsAsNoDocument() {
        var stream = read("# nothing\n\n# here\n");

        assertThat(stream.documents()).isEmpty();
        assertThat(stream.problems()).isEmpty();
    }

    @Test
    void reportsTheErrorOfSyntaxAndKeepsTheDocumentsBeforeIt() {
        var stream = read("a: 1\n---\nb: 2\n c: 3\n");

        assertThat(stream.documents()).hasSize(1);
        assertThat(stream.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml-syntax");
            assertThat(place(problem)).isEqualTo("a.yaml:4:3");
        });
    }

    @Test
    void reportsEveryKeyThatStandsTwice() {
        var stream = read("a: 1\nb: {c: 1, c: 2}\na: 3\n");

        assertThat(stream.problems()).extracting(Diagnostic::code).containsExactly("duplicate-key", "duplicate-key");
        assertThat(stream.problems()).extracting(YamlReaderTest::place).containsExactly("a.yaml:2:11", "a.yaml:3:1");
    }

    @Test
    void doesNotFollowAnAliasIntoItself() {
        assertThat(read("a: &a [*a]\n").problems()).extracting(Diagnostic::code).containsExactly("yaml-syntax");
    }

    @Test
    void refusesAliasesThatStandForBillions() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [*a%d,*a%d,*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }

        assertThat(read(bomb.toString()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(place(problem)).startsWith("a.yaml:"));
    }

    @Test
    void endsABlockAtItsLastValue() {
        var root = read("a:\n  b: 1\n\n# behind\nc: 2\n")
                .documents()
                .getFirst()
                .mapping()
                .orElseThrow();
        var span = root.at("a").orElseThrow().span().orElseThrow();

        assertThat(span.source().text().substring(span.start(), span.end())).isEqualTo("b: 1");
    }

    @Property
    void neverThrows(@ForAll @StringLength(max = 60) @CharRange(from = '\0', to = '~') String text) {
        assertThatCode(() -> read(text)).doesNotThrowAnyException();
    }

    @Test
    void readsLargeFilesAndManyDocuments() {
        assertThat(read("a: |\n" + "  0123456789\n".repeat(400_000)).problems()).isEmpty();
        assertThat(read("a: [" + "1, ".repeat(300_000) + "1]\n").problems()).isEmpty();
        assertThat(read("a: &a {b: c}\nd: [*a, *a]\n---\n".repeat(2_000)).documents())
                .hasSize(2_001);
    }

    @Test
    void saysWhichFileIsTooLargeAndWhatIsNestedTooDeep() {
        assertThat(read(" ".repeat(33 * 1024 * 1024)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("file-too-large"));
        assertThat(read("[".repeat(100_000)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(place(problem)).isEqualTo("a.yaml:1:201"));
    }
}
