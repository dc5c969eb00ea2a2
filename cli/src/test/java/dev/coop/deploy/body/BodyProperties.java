package dev.coop.deploy.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.source.SourceCommit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Whatever people write in commits and files, the body keeps its shape. */
class BodyProperties {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Provide
    Arbitrary<String> foreign() {
        var pieces = Arbitraries.of(
                "`",
                "```",
                "~~~",
                "|",
                "<",
                ">",
                "</details>",
                "<!--",
                "-->",
                "<!-- coop:end -->",
                "@ada",
                "#1",
                "\\",
                "*",
                "_",
                "[",
                "](x)",
                "!",
                "https://x.dev/1",
                "&",
                "\n",
                "\r\n",
                "\t",
                " ",
                "a",
                "é",
                "☕",
                "\u202e",
                "1.",
                "- ",
                "# ",
                "$",
                "\0");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 300)
    void keepsItsShape(
            @ForAll("foreign") String subject, @ForAll("foreign") String name, @ForAll("foreign") String file) {
        var body = body(subject, name, file);
        var html = new int[2];
        var table = new int[3];
        var fences = new int[1];
        walk(PARSER.parse(body), node -> {
            switch (node) {
                case HtmlBlock block -> {
                    html[0] += count(block.getLiteral(), "<details>");
                    html[1] += count(block.getLiteral(), "</details>");
                }
                case TableBlock _ -> table[0]++;
                case TableRow _ -> table[1]++;
                case TableCell _ -> table[2]++;
                case FencedCodeBlock _ -> fences[0]++;
                default -> {}
            }
        });

        assertThat(html).as(body).containsExactly(1, 1);
        assertThat(table).as(body).containsExactly(1, 2, 6);
        assertThat(fences).as(body).containsExactly(2);
        assertThat(Body.text(content(subject, name, file), Optional.of(body), Bodies.LIMIT))
                .isEqualTo(body);
    }

    @Property(tries = 300)
    void showsTextAsItIsAndCallsNobody(@ForAll("foreign") String subject) {
        var shown = new StringBuilder();
        walk(PARSER.parse("x" + Markdown.text("x " + subject)), node -> {
            if (node instanceof Text text) {
                shown.append(text.getLiteral());
            }
        });

        assertThat(shown.toString()).doesNotContainPattern("[@#][A-Za-z0-9]").doesNotContain("://");
        assertThat(shown.toString().replace("\u200b", "")).isEqualTo("xx" + expected(subject));
    }

    private static String expected(String subject) {
        var line = ("x " + subject).replaceAll("\\s+", " ").strip().substring(1);
        return line.replace("\u202e", "<U+202E>").replace('\0', '\u2400');
    }

    private static String body(String subject, String name, String file) {
        return Body.text(content(subject, name, file), Optional.empty(), Bodies.LIMIT);
    }

    private static Content content(String subject, String name, String file) {
        var usual = Bodies.usual();
        SourceCommit commit = Bodies.commit('2', subject, name);
        return Bodies.with(
                usual,
                List.of(commit),
                Bodies.around(Map.of(), Map.of("configmap-menu.yaml", "kind: ConfigMap\ndata:\n  " + file + "\n")));
    }

    private static int count(String text, String word) {
        return (text.length() - text.replace(word, "").length()) / word.length();
    }

    private static void walk(Node node, java.util.function.Consumer<Node> visitor) {
        visitor.accept(node);
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            walk(child, visitor);
        }
    }
}
