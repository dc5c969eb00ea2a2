package dev.coop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LookTest {
    private static boolean coloured(Look look, boolean terminal, Map<String, String> environment) {
        return look.styleOf(terminal, environment).coloured();
    }

    @Test
    void coloursATerminalOnly() {
        assertThat(coloured(Look.AUTO, true, Map.of())).isTrue();
        assertThat(coloured(Look.AUTO, false, Map.of())).isFalse();
        assertThat(coloured(Look.AUTO, true, Map.of("NO_COLOR", ""))).isTrue();
    }

    @Test
    void doesAsItIsTold() {
        assertThat(coloured(Look.ALWAYS, false, Map.of("NO_COLOR", "1", "TERM", "dumb")))
                .isTrue();
        assertThat(coloured(Look.NEVER, true, Map.of("CLICOLOR_FORCE", "1"))).isFalse();
    }

    @Test
    void respectsNoColor() {
        assertThat(coloured(Look.AUTO, true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(coloured(Look.AUTO, true, Map.of("NO_COLOR", "0", "CLICOLOR_FORCE", "1")))
                .isFalse();
    }

    @Test
    void respectsClicolorForce() {
        assertThat(coloured(Look.AUTO, false, Map.of("CLICOLOR_FORCE", "1"))).isTrue();
        assertThat(coloured(Look.AUTO, false, Map.of("CLICOLOR_FORCE", "0"))).isFalse();
        assertThat(coloured(Look.AUTO, false, Map.of("CLICOLOR_FORCE", ""))).isFalse();
    }

    @Test
    void leavesADumbTerminalPlain() {
        var style = Look.AUTO.styleOf(true, Map.of("TERM", "dumb"));

        assertThat(style.coloured()).isFalse();
        assertThat(style.links()).isFalse();
    }

    @Test
    void linksOnTerminalsOnly() {
        assertThat(Look.AUTO.styleOf(true, Map.of()).links()).isTrue();
        assertThat(Look.ALWAYS.styleOf(false, Map.of()).links()).isFalse();
        assertThat(Look.NEVER.styleOf(true, Map.of()).links()).isFalse();
    }

    @Test
    void takesSymbolsFromTheLocale() {
        assertThat(Look.AUTO.styleOf(true, Map.of("LANG", "en_GB.UTF-8")).mark(Mark.DONE))
                .contains("✔");
        assertThat(Look.NEVER.styleOf(true, Map.of("LANG", "nb_NO.utf8")).mark(Mark.DONE))
                .isEqualTo("✔");
        assertThat(Look.NEVER
                        .styleOf(true, Map.of("LC_ALL", "C", "LANG", "en_GB.UTF-8"))
                        .mark(Mark.DONE))
                .isEqualTo("+");
        assertThat(Look.NEVER.styleOf(true, Map.of()).mark(Mark.FAILED)).isEqualTo("x");
        assertThat(Look.NEVER.styleOf(true, Map.of("OS", "Windows_NT")).unicode())
                .isTrue();
    }
}
