package dev.coop.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's web browser.
 *
 * @param programs runs it
 * @param environment the variables that say whether there is a screen: {@code BROWSER}, {@code DISPLAY},
 *     {@code WAYLAND_DISPLAY}, {@code SSH_CONNECTION}
 * @param system the operating system's name, as Java gives it
 * @param folder where it is started
 */
public record Browser(Programs programs, Map<String, String> environment, String system, Path folder) {

    /** Opens a web page; returns whether a browser took it. What is no web address is never given to a program. */
    public boolean open(String address) {
        return address.matches("https?://[^\\s\"'`]+")
                && opener(address)
                        .filter(command ->
                                programs.ask(command, folder, Map.of(), "").isPresent())
                        .isPresent();
    }

    /** {@code BROWSER} is what the user wants; of a session over SSH, the screen is elsewhere. */
    private Optional<List<String>> opener(String address) {
        var wanted = Optional.ofNullable(environment.get("BROWSER")).filter(command -> !command.isBlank());
        if (wanted.isPresent()) {
            var words = Arrays.asList(wanted.get().strip().split("\\s+"));
            return Optional.of(
                    words.contains("%s")
                            ? words.stream()
                                    .map(word -> word.equals("%s") ? address : word)
                                    .toList()
                            : Stream.concat(words.stream(), Stream.of(address)).toList());
        }
        var name = system.toLowerCase(Locale.ROOT);
        if (environment.containsKey("SSH_CONNECTION")) {
            return Optional.empty();
        }
        if (name.startsWith("mac")) {
            return Optional.of(List.of("open", address));
        }
        if (name.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address));
        }
        var screen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return screen ? Optional.of(List.of("xdg-open", address)) : Optional.empty();
    }
}
