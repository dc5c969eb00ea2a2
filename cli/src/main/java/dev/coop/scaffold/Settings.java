package dev.coop.scaffold;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What coop.yaml says about how an app runs.
 *
 * @param port the port it listens on, if that was found
 * @param health the path that says whether it is well, if that was found
 * @param environment its variables
 * @param command what runs instead of the image's entrypoint; empty for that
 * @param arguments its arguments; empty for the image's
 * @param resources the folder of its further resources, where that is not the usual one; {@link #NOWHERE} for one that
 *     coop.yaml names and that is not below its own
 */
public record Settings(
        OptionalInt port,
        Optional<String> health,
        Map<String, String> environment,
        List<String> command,
        List<String> arguments,
        Optional<String> resources) {
    static final String NOWHERE = "";

    public Settings {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        command = List.copyOf(command);
        arguments = List.copyOf(arguments);
    }

    /** Returns the settings of an app of which nothing else is known. */
    static Settings of(OptionalInt port, Optional<String> health) {
        return new Settings(port, health, Map.of(), List.of(), List.of(), Optional.empty());
    }
}
