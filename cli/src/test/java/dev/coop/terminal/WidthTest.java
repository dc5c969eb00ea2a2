package dev.coop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "mug, 3", "✔ é, 3", "e\u0301, 1", "日本, 4", "\uD83D\uDE80, 2", "…, 1"})
    void countsColumns(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @Test
    void leavesEscapeSequencesOut() {
        var style = new Style(true, true, true);

        assertThat(Width.of(style.strong(style.link("mug", "https://acme.dev"))))
                .isEqualTo(3);
        assertThat(Width.plain(style.strong(style.link("mug", "https://acme.dev"))))
                .isEqualTo("mug");
    }

    @Test
    void padsUpToAWidth() {
        assertThat(Width.pad("日本", 6)).isEqualTo("日本  ");
        assertThat(Width.pad("mug", 2)).isEqualTo("mug");
    }

    @Test
    void cutsWithAnEllipsis() {
        assertThat(Width.cut("mean-mug", 8)).isEqualTo("mean-mug");
        assertThat(Width.cut("mean-mug", 5)).isEqualTo("mean…");
        assertThat(Width.cut("日本語", 4)).isEqualTo("日…");
        assertThat(Width.cut(new Style(true, true, false).strong("mean-mug"), 5))
                .isEqualTo("mean…");
    }
}
