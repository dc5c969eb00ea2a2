package dev.coop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsColumns() {
        var table = new Table(
                List.of("environment", "version"), List.of(List.of("dev", "1a2b3c4"), List.of("production", "9")));

        assertThat(table.lines(Style.PLAIN))
                .containsExactly("environment  version", "dev          1a2b3c4", "production   9");
    }

    @Test
    void leavesOutAColumnThatIsEmptyInEveryRow() {
        var table = new Table(List.of("a", "b", "c"), List.of(List.of("1", "", "3"), List.of("4", "", "")));

        assertThat(table.lines(Style.PLAIN)).containsExactly("a  c", "1  3", "4");
    }

    @Test
    void putsCellsBelowEachOtherWhereTheyHaveNoRoom() {
        var table =
                new Table(List.of("name", "version", "url"), List.of(List.of("dev", "1a2b3c4", "https://acme.dev")));

        assertThat(table.lines(Style.PLAIN, 33)).hasSize(2);
        assertThat(table.lines(Style.PLAIN, 30))
                .containsExactly("dev", "  version  1a2b3c4", "  url      https://acme.dev");
    }

    @Test
    void cutsTheLastCellBeforeARowTakesTwoLines() {
        var table = new Table(
                List.of("#", "what", "none"),
                List.of(List.of("1", "Serve hot mugs, and wash them when they come back", "")));

        assertThat(table.lines(Style.PLAIN, 30)).containsExactly("#  what", "1  Serve hot mugs, and wash t…");
    }

    @Test
    void foldsACellThatHasNoRoomOnALineOfItsOwn() {
        var table = new Table(List.of("name", "what"), List.of(List.of("dev", "Serve hot mugs to all")));

        assertThat(table.lines(Style.PLAIN, 20)).containsExactly("dev", "  what  Serve hot", "        mugs to all");
    }

    @Test
    void alignsByWhatIsSeen() {
        var style = new Style(true, true, true);
        var table = new Table(
                List.of("rollout", "url"),
                List.of(
                        List.of(style.colour(Colour.GREEN, "ok"), style.link("app", "https://acme.dev")),
                        List.of("日本語", "none")));

        assertThat(table.lines(style).stream().map(Width::plain))
                .containsExactly("rollout  url", "ok       app", "日本語   none");
    }
}
