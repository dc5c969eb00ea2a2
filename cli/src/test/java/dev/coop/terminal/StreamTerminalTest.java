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
            area.show(List.of("dev   waiting", "prod  none"), Optional.empty());
            area.show(List.of("dev   healthy"), Optional.of("dev is healthy"));
        }

        assertThat(out())
                .isEqualTo(CLEAR_LINE + "dev   waiting\n" + CLEAR_LINE + "prod  none\n" + CLEAR_BELOW + "\u001b[2A"
                        + CLEAR_LINE + "dev   healthy\n" + CLEAR_BELOW);
    }

    @Test
    void neverClearsTheScreen() {
        try (var area = terminal(Talk.NORMAL, true, "").live()) {
            area.show(List.of("a", "b"), Optional.empty());
            area.show(List.of(), Optional.empty());
            area.show(List.of("c"), Optional.empty());
        }

        assertThat(out())
                .doesNotContain("\u001b[2J", "\u001b[3J", "\u001b[H", "\u001b[1;1H", "\u001bc", "\u001b[?1049h");
    }

    @Test
    void cutsRedrawnLinesToTheTerminal() {
        terminal(Talk.NORMAL, true, "").live().show(List.of("a line of more than twenty columns"), Optional.empty());

        assertThat(out()).contains("a line of more than…\n");
    }

    @Test
    void writesChangesOnlyWhereItCannotRedraw() {
        try (var area = terminal(Talk.NORMAL, false, "").live()) {
            area.show(List.of("dev   waiting"), Optional.of("dev: waiting"));
            area.show(List.of("dev   waiting"), Optional.empty());
            area.show(List.of("dev   healthy"), Optional.of("dev: healthy"));
        }

        assertThat(out().lines()).containsExactly("dev: waiting", "dev: healthy");
    }

    @ParameterizedTest
    @CsvSource({"'\n', true", "'Y\n', true", "' yes \n', true", "'n\n', false", "'what\n', false", "'', false"})
    void takesYesOrNothingForYes(String answer, boolean yes) {
        assertThat(terminal(Talk.NORMAL, true, answer).confirm("build it now?")).isEqualTo(yes);
        assertThat(err.toString(UTF_8)).isEqualTo("build it now? [Y/n] ");
        assertThat(out()).isEmpty();
    }
}
