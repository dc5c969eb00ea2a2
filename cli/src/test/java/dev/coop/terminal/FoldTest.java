package dev.coop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldTest {
    @Test
    void leavesWhatFits() {
        assertThat(Fold.at(10, "  ", "a  b c")).containsExactly("a  b c");
    }

    @Test
    void breaksBetweenWords() {
        assertThat(Fold.at(12, "  ", "hot mugs for everyone")).containsExactly("hot mugs for", "  everyone");
    }

    @Test
    void keepsALongWordWhole() {
        assertThat(Fold.at(6, " ", "see https://acme.dev/mug now"))
                .containsExactly("see", " https://acme.dev/mug", " now");
    }

    @Test
    void keepsTheIndentAndCountsNoColours() {
        var one = "  " + new Style(true, true, false).strong("one");

        assertThat(Fold.at(8, "    ", one + " two three")).containsExactly(one, "    two", "    three");
    }
}
