package dev.coop.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenFolderTest {
    private final GoldenFolder folder = GoldenFolder.of("house/golden-folder");

    @Test
    void acceptsExactlyItsFiles() {
        folder.in("some").holds(Map.of("a.txt", "one\n", "b/c.txt", "two\n"));
        folder.in("some").holds("a.txt", "one\n");

        assertThat(folder.cases()).containsExactly("some");
    }

    @Test
    void refusesADifferentText() {
        if (isUpdating()) {
            return;
        }
        assertThatThrownBy(() -> folder.in("some").holds("a.txt", "other\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dgolden=update");
    }

    @Test
    void refusesAMissingAndASuperfluousFile() {
        if (isUpdating()) {
            return;
        }
        assertThatThrownBy(() -> folder.in("some").holds(Map.of("a.txt", "one\n")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("b/c.txt");
        assertThatThrownBy(() -> folder.in("none").holds(Map.of("a.txt", "one\n")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> folder.in("none").holds("a.txt", "one\n")).isInstanceOf(AssertionError.class);
    }

    private static boolean isUpdating() {
        return "update".equals(System.getProperty("golden"));
    }
}
