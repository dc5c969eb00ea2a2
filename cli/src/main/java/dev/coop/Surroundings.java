package dev.coop;

import dev.coop.cli.Session;
import dev.coop.terminal.StreamTerminal.Streams;
import dev.coop.time.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run of coop finds around it; nothing below {@link Main} looks any of it up.
 *
 * @param environment process variables
 * @param workingFolder where it was started
 * @param home the user's home folder
 * @param streams for results, people and answers
 * @param seenBy which streams a person sees
 * @param clock the time
 * @param pause lets time pass
 * @param patience how long one answer of another system may take at most
 * @param system what Java calls the operating system
 * @param interrupts has something done when the user interrupts
 */
record Surroundings(
        Map<String, String> environment,
        Path workingFolder,
        Path home,
        Streams streams,
        SeenBy seenBy,
        InstantSource clock,
        Pause pause,
        Duration patience,
        String system,
        Function<Runnable, Session.Interruption> interrupts) {

    /** Which streams are terminals. */
    record SeenBy(boolean in, boolean out, boolean err) {}

    /** Returns a process variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns a folder of the XDG base directory specification. */
    Path xdg(String variable, String underHome) {
        return variable(variable).map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(underHome));
    }

    /** Returns the file of the user's own settings. */
    Path userConfiguration() {
        return xdg("XDG_CONFIG_HOME", ".config").resolve("coop/config.yaml");
    }

    /** Returns the folder where copies of platform.yaml are kept. */
    Path platformCopies() {
        return xdg("XDG_CACHE_HOME", ".cache").resolve("coop/platforms");
    }

    /** Returns these surroundings in another folder with other variables. */
    Surroundings in(Path folder, Map<String, String> variables) {
        return new Surroundings(variables, folder, home, streams, seenBy, clock, pause, patience, system, interrupts);
    }
}
