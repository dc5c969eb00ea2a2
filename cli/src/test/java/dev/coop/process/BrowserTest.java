package dev.coop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserTest {
    private static final String PAGE = "https://mug.acme.dev";

    private final Remembered programs = new Remembered(new ArrayList<>());

    /** Programs that are asked for and never run. */
    private record Remembered(List<List<String>> commands) implements Programs {
        @Override
        public int run(List<String> command, Path folder, Map<String, String> environment, Consumer<String> output) {
            throw new AssertionError("a browser is not waited for");
        }

        @Override
        public Optional<String> ask(List<String> command, Path folder, Map<String, String> environment, String input) {
            commands.add(command);
            return command.contains("broken") ? Optional.empty() : Optional.of("");
        }
    }

    private boolean opens(String address, String system, Map<String, String> environment) {
        return new Browser(programs, environment, system, Path.of(".")).open(address);
    }

    @Test
    void isTheOneOfTheSystem() {
        assertThat(opens(PAGE, "Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(opens(PAGE, "Linux", Map.of("WAYLAND_DISPLAY", "w"))).isTrue();
        assertThat(opens(PAGE, "Mac OS X", Map.of())).isTrue();
        assertThat(opens(PAGE, "Windows 11", Map.of())).isTrue();

        assertThat(programs.commands())
                .containsExactly(
                        List.of("xdg-open", PAGE),
                        List.of("xdg-open", PAGE),
                        List.of("open", PAGE),
                        List.of("rundll32", "url.dll,FileProtocolHandler", PAGE));
    }

    @Test
    void isTheOneThatTheUserWants() {
        assertThat(opens(PAGE, "Linux", Map.of("BROWSER", "firefox --new-tab", "SSH_CONNECTION", "x")))
                .isTrue();
        assertThat(opens(PAGE, "Linux", Map.of("BROWSER", "go %s now"))).isTrue();

        assertThat(programs.commands())
                .containsExactly(List.of("firefox", "--new-tab", PAGE), List.of("go", PAGE, "now"));
    }

    @Test
    void isNotThereWithoutAScreen() {
        assertThat(opens(PAGE, "Linux", Map.of())).isFalse();
        assertThat(opens(PAGE, "Mac OS X", Map.of("SSH_CONNECTION", "10.0.0.1")))
                .isFalse();
        assertThat(opens(PAGE, "Linux", Map.of("BROWSER", "broken"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox#1", "file:///etc/passwd", "--version", "https://a b", "javascript:alert(1)"})
    void isGivenWebAddressesOnly(String address) {
        assertThat(opens(address, "Linux", Map.of("BROWSER", "firefox"))).isFalse();
        assertThat(programs.commands()).isEmpty();
    }
}
