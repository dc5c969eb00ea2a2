package dev.coop;

import dev.coop.terminal.StreamTerminal.Streams;
import dev.coop.time.Pause;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The whole program within this JVM, for tests that run it too often to start a process each time.
 *
 * @param environment process variables, HOME among them
 * @param clock the time
 * @param pause lets time pass
 * @param patience how long an answer of another system may take at most
 * @param input what is on standard input
 */
public record InProcess(
        Map<String, String> environment, InstantSource clock, Pause pause, Duration patience, String input) {

    public InProcess(Map<String, String> environment, InstantSource clock, Pause pause, Duration patience) {
        this(environment, clock, pause, patience, "");
    }

    /** Returns the same with something on standard input. */
    InProcess with(String text) {
        return new InProcess(environment, clock, pause, patience, text);
    }

    /** What a run printed, and how it ended. */
    public record Outcome(int status, String out, String err) {
        @Override
        public String toString() {
            return "exit " + status + "\n" + err + out;
        }
    }

    /** Runs coop in a folder, where nobody sees what it says. */
    public Outcome run(Path folder, String... arguments) {
        return run(folder, new Surroundings.SeenBy(false, false, false), arguments);
    }

    /** Runs coop in a folder before a person, who answers nothing. */
    public Outcome runBeforePerson(Path folder, String... arguments) {
        return run(folder, new Surroundings.SeenBy(true, true, true), arguments);
    }

    private Outcome run(Path folder, Surroundings.SeenBy seenBy, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = new Streams(
                printing(out),
                printing(err),
                new BufferedReader(new StringReader(input)),
                false,
                false,
                () -> 100,
                Optional::empty);
        var status = new Wiring(new Surroundings(
                        environment,
                        folder,
                        Path.of(environment.get("HOME")),
                        streams,
                        seenBy,
                        clock,
                        pause,
                        patience,
                        "Linux",
                        _ -> () -> {}))
                .run(arguments);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream printing(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
