package dev.coop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.json.JsonWriter;
import dev.coop.terminal.Style;
import dev.coop.yaml.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    private final DiagnosticRenderer renderer = new DiagnosticRenderer(Style.PLAIN);

    private static Diagnostic unknown(String text, int start, int end) {
        return Diagnostic.error("unknown-key", "unknown key `prot`")
                .at(new SourceText("coop.yaml", text).locate(start, end));
    }

    @Test
    void marksTheWordWithTheHintBehindIt() {
        var lines = renderer.lines(unknown("app: a\nprot: 8181\n", 7, 11).hint("did you mean `port`?"));

        assertThat(lines)
                .containsExactly(
                        "✖ unknown key `prot`",
                        "   coop.yaml:2:1",
                        "   2 │ prot: 8181",
                        "     │ ^^^^ did you mean `port`?");
    }

    @Test
    void standsRightBehindWideCharactersAndTabs() {
        var lines = renderer.lines(unknown("鶏\tprot", 2, 6));

        assertThat(lines.subList(2, 4)).containsExactly("   1 │ 鶏    prot", "     │       ^^^^");
    }

    @Test
    void writesALongHintOnALineOfItsOwn() {
        var hint = "word ".repeat(20).strip();

        assertThat(renderer.lines(unknown("prot: 1", 0, 4).hint(hint))).last().isEqualTo("   " + hint);
    }

    @Test
    void letsNoEscapeSequenceThrough() {
        assertThat(renderer.lines(unknown("prot: \u001b[31m", 0, 4)).toString()).doesNotContain("\u001b");
    }

    @Test
    void countsWhatWasFound() {
        var found = List.of(Diagnostic.error("a", "a"), Diagnostic.error("b", "b"), Diagnostic.warning("c", "c"));

        assertThat(renderer.summary(found, 5)).isEqualTo("2 errors, 1 warning in 5 files");
        assertThat(renderer.summary(List.of(), 1)).isEqualTo("no problems in 1 file");
    }

    @Test
    void writesJsonWithNullForWhatIsNotKnown() {
        var found = List.of(
                unknown("prot: 1", 0, 4),
                Diagnostic.warning("slow", "slow")
                        .at(new Location.OnRemote("GitHub", "GET /"))
                        .hint("wait"));

        assertThat(JsonWriter.writeCompact(DiagnosticRenderer.json(found)))
                .isEqualTo(
                        "{\"diagnostics\":[{\"severity\":\"error\",\"code\":\"unknown-key\",\"message\":\"unknown key"
                            + " `prot`\",\"location\":{\"file\":\"coop.yaml\",\"line\":1,\"column\":1},\"hint\":null},"
                            + "{\"severity\":\"warning\",\"code\":\"slow\",\"message\":\"slow\",\"location\":{\"system\":\"GitHub\",\"request\":\"GET"
                            + " /\"},\"hint\":\"wait\"}]}");
    }
}
