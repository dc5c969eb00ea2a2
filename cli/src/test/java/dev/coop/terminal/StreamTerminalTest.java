package dev.coop.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamTerminalTest {
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(Talk talk, boolean moves, String answers) {
        return new StreamTerminal(
                new StreamTerminal.Streams(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        new BufferedReader(new StringReader(answers)),
                        moves,
                        moves,
                        () -> 20,
                        () -> Optional.of(" s3cret ")),
                talk,
                Style.PLAIN,
                Style.PLAIN,
                true,
                UnaryOperator.identity());
    }

    private String out() {
        return out.toString(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"QUIET, 'alert|'", "NORMAL, 'note|alert|'", "VERBOSE, 'note|detail|alert|'"})
    void keepsResultsApartFromWhatIsForPeople(Talk talk, String said) {
        var terminal = terminal(talk, false, "");

        terminal.result("result");
        terminal.note("note");
        terminal.detail("detail");
        terminal.alert("alert");

        assertThat(out().lines()).containsExactly("result");
        assertThat(String.join("|", err.toString(UTF_8).lines().toList()) + "|").isEqualTo(said);
    }

    @Test
    void asksForASecretWithoutShowingIt() {
        assertThat(terminal(Talk.NORMAL, false, "").secret("token:")).contains("s3cret");

        assertThat(err.toString(UTF_8) + out()).isEqualTo("token: ");
    }

    @Test
    void endsALineForPeopleBetweenWordsOnATerminal() {
        var narrow = terminal(Talk.NORMAL, true, "");

        narrow.alert("  the release waits for a person");
        narrow.next("coop status prod --watch --platform sandbox");

        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "  the release waits", "    for a person", "next: coop status prod --watch --platform sandbox");
    }

    @Test
    void keepsALineWholeInALog() {
        terminal(Talk.NORMAL, false, "").alert("  the release waits for a person");

        assertThat(err.toString(UTF_8).lines()).containsExactly("  the release waits for a person");
    }

    @Test
    void redrawsInPlace() {
        try (var area = terminal(Talk.NORMAL, true, "").live()) {
            area.show(List.of("dev   waiting", "prod  none"), List.of());
            area.show(List.of("dev   healthy"), List.of("dev is healthy"));
        }

        assertThat(out())
                .isEqualTo(CLEAR_LINE + "dev   waiting\n" + CLEAR_LINE + "prod  none\n" + CLEAR_BELOW + "\u001b[2A"
                        + CLEAR_LINE + "dev   healthy\n" + CLEAR_BELOW);
    }

    @Test
    void leavesALineThatIsTheSameAsItStands() {
        try (var area = terminal(Talk.NORMAL, true, "").live()) {
            area.show(List.of("dev   waiting", "prod  none"), List.of());
            area.show(List.of("dev   waiting", "prod  none"), List.of());
            area.show(List.of("dev   waiting", "prod  healthy"), List.of());
        }

        assertThat(out())
                .isEqualTo(CLEAR_LINE + "dev   waiting\n" + CLEAR_LINE + "prod  none\n" + CLEAR_BELOW + "\u001b[2A\n"
                        + CLEAR_LINE + "prod  healthy\n" + CLEAR_BELOW);
    }

    @Test
    void neverClearsTheScreen() {
        try (var area = terminal(Talk.NORMAL, true, "").live()) {
            area.show(List.of("a", "b"), List.of());
            area.show(List.of(), List.of());
            area.show(List.of("c"), List.of());
        }

        assertThat(out())
                .doesNotContain("\u001b[2J", "\u001b[3J", "\u001b[H", "\u001b[1;1H", "\u001bc", "\u001b[?1049h");
    }

    @Test
    void cutsRedrawnLinesToTheTerminal() {
        terminal(Talk.NORMAL, true, "").live().show(List.of("a line of more than twenty columns"), List.of());

        assertThat(out()).contains("a line of more than…\n");
    }

    @Test
    void writesChangesOnlyWhereItCannotRedraw() {
        try (var area = terminal(Talk.NORMAL, false, "").live()) {
            area.show(List.of("dev   waiting"), List.of("dev: waiting"));
            area.show(List.of("dev   waiting"), List.of());
            area.show(List.of("dev   healthy"), List.of("dev: healthy"));
        }

        assertThat(out().lines()).containsExactly("dev: waiting", "dev: healthy");
    }

    @ParameterizedTest
    @CsvSource({"'\n', true", "'Y\n', true", "' yes \n', true", "'n\n', false", "'what\n', false", "'', false"})
    void takesYesOrNothingForYes(String answer, boolean yes) {
        assertThat(terminal(Talk.NORMAL, true, answer).confirm("build it now?", Terminal.Enter.YES))
                .isEqualTo(yes);
        assertThat(err.toString(UTF_8)).isEqualTo("build it now? [Y/n] ");
        assertThat(out()).isEmpty();
    }

    @Test
    void takesNothingForNoWhereMuchIsAtStake() {
        assertThat(terminal(Talk.NORMAL, true, "\n").confirm("roll back?", Terminal.Enter.NO))
                .isFalse();
        assertThat(terminal(Talk.NORMAL, true, "y\n").confirm("roll back?", Terminal.Enter.NO))
                .isTrue();
        assertThat(err.toString(UTF_8)).isEqualTo("roll back? [y/N] roll back? [y/N] ");
    }

    private static final String FOREIGN = "mugs \u001b[2J\u001b[31m\u009b1m\u202e\u200b\t\r\ufdd0x\ufdd131\ufdd2";
    private static final String SHOWN = "mugs ␛[2J␛[31m<U+009B>1m<U+202E><U+200B>␉␍<U+FDD0>x<U+FDD1>31<U+FDD2>";

    private Terminal coloured(boolean moves) {
        var style = new Style(true, true, true);
        return new StreamTerminal(
                new StreamTerminal.Streams(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        new BufferedReader(new StringReader("y\n")),
                        moves,
                        false,
                        () -> 200,
                        () -> Optional.of("s3cret")),
                Talk.VERBOSE,
                style,
                style,
                true,
                UnaryOperator.identity());
    }

    @Test
    void showsWhatOthersWroteWhereverItSpeaks() {
        var terminal = coloured(true);

        terminal.result(FOREIGN);
        try (var live = terminal.live()) {
            live.show(List.of(FOREIGN), List.of());
        }
        terminal.note(FOREIGN);
        terminal.alert(FOREIGN);
        terminal.step(Mark.DONE, FOREIGN);
        terminal.warning(FOREIGN);
        terminal.next(FOREIGN);
        terminal.confirm(FOREIGN, Terminal.Enter.YES);
        terminal.ask(FOREIGN);
        terminal.secret(FOREIGN);
        new Table(List.of("A", "B"), List.of(List.of(FOREIGN, "b")))
                .lines(terminal.resultStyle())
                .forEach(terminal::result);

        var said = out() + err.toString(UTF_8);
        assertThat(said.split(java.util.regex.Pattern.quote(SHOWN), -1)).hasSize(12);
        assertThat(said.replace(CLEAR_LINE, "").replace(CLEAR_BELOW, "").replaceAll("\u001b\\[(0|2|32|33)m", ""))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    }

    @Test
    void dressesWhatIsItsOwn() {
        var terminal = coloured(false);
        var style = terminal.resultStyle();

        terminal.result(style.colour(Colour.RED, "a" + style.link("b\u001b", "https://acme.dev/")) + "c");

        assertThat(out()).isEqualTo("\u001b[31ma\u001b]8;;https://acme.dev/\u001b\\b␛\u001b]8;;\u001b\\\u001b[0mc\n");
    }

    @Test
    void linksNothingThatWouldEndTheLinkEarly() {
        assertThat(new Style(true, true, true).link("text", "https://acme.dev/\u001b\\x"))
                .isEqualTo("text");
    }

    @Test
    void setsTheLaterLinesOfATextFurtherIn() {
        terminal(Talk.NORMAL, false, "").alert("the remote says:\n✔ healthy\r\n\tx");

        assertThat(err.toString(UTF_8)).isEqualTo("the remote says:\n  ✔ healthy\n  ␉x\n");
    }

    @Test
    void givesProgramsWhatTheyAskedForAsItIs() {
        terminal(Talk.NORMAL, false, "").data(FOREIGN);

        assertThat(out()).isEqualTo(FOREIGN + "\n");
    }

    @Test
    void keepsTheJoinersOfEmojiAndScripts() {
        assertThat(VisibleText.line("👩‍💻 می‌خواهم a\u200db")).isEqualTo("👩‍💻 می‌خواهم a<U+200D>b");
    }
}
