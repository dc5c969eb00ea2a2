package dev.coop.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every destination does. */
interface DestinationContract {
    Destination destination();

    @Test
    default void hasNothingAtFirst() {
        assertThat(destination().read("a/b.txt")).isEmpty();
    }

    @Test
    default void readsWhatWasWritten() {
        destination().write("a/b.txt", "müg\n".getBytes(UTF_8));

        assertThat(destination().read("a/b.txt")).hasValue("müg\n".getBytes(UTF_8));
        assertThat(destination().read("a/c.txt")).isEmpty();
    }

    @Test
    default void replacesWhatWasThere() {
        destination().write("a.txt", "a longer text\n".getBytes(UTF_8));
        destination().write("a.txt", "short\n".getBytes(UTF_8));

        assertThat(destination().read("a.txt")).hasValue("short\n".getBytes(UTF_8));
    }

    @Test
    default void listsWhatIsThere() {
        var destination = destination();
        destination.write("a/b.txt", "b\n".getBytes(UTF_8));
        destination.write("c.txt", "c\n".getBytes(UTF_8));

        assertThat(destination.files(9)).containsExactlyInAnyOrder("a/b.txt", "c.txt");
        assertThat(destination.files(1)).hasSize(1);
    }
}
