package dev.coop;

import dev.coop.terminal.OutputFailure;
import dev.coop.terminal.StreamTerminal.Streams;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Starts coop; the only code that touches the process itself. */
public final class Main {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Main() {}

    /** Runs coop with these arguments and ends the process with its exit status. */
    public static void main(String... arguments) {
        var out = new OutputFailure(new FileOutputStream(FileDescriptor.out));
        var err = new OutputFailure(new FileOutputStream(FileDescriptor.err));
        var status = new Wiring(surroundings(out, err)).run(arguments);
        System.exit(out.statusAfter(status, message -> err.say("coop: " + message)));
    }

    private static Surroundings surroundings(OutputFailure out, OutputFailure err) {
        var environment = System.getenv();
        var seenBy = new Surroundings.SeenBy(terminal(0), terminal(1), terminal(2));
        var movable = seenBy.out() && !"dumb".equals(environment.get("TERM"));
        return new Surroundings(
                environment,
                Path.of("").toAbsolutePath(),
                Path.of(Optional.ofNullable(environment.get("HOME")).orElse(System.getProperty("user.home"))),
                new Streams(
                        printing(out),
                        printing(err),
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                        movable,
                        seenBy.err(),
                        () -> columns(environment, seenBy),
                        Main::hidden),
                seenBy,
                InstantSource.system(),
                Main::pause,
                PATIENCE,
                System.getProperty("os.name"),
                Main::interruption);
    }

    private static PrintStream printing(OutputFailure stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static dev.coop.cli.Session.Interruption interruption(Runnable action) {
        var hook = new Thread(action, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingAlready) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Linux tells what a stream is by its link; elsewhere the JDK knows only of all of them together. */
    private static boolean terminal(int stream) {
        var link = Path.of("/proc/self/fd/" + stream);
        try {
            var target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.startsWith("/dev/console");
        } catch (java.io.IOException | UnsupportedOperationException unknown) {
            var console = System.console();
            return console != null && console.isTerminal();
        }
    }

    /** The JDK turns the echo off, and on again when the process is ended meanwhile. */
    private static Optional<String> hidden() {
        return Optional.ofNullable(System.console())
                .flatMap(console -> Optional.ofNullable(console.readPassword()))
                .map(String::new);
    }

    private static int columns(Map<String, String> environment, Surroundings.SeenBy seenBy) {
        var told = environment.getOrDefault("COLUMNS", "");
        if (told.matches("[0-9]{1,4}")) {
            return Math.max(20, Integer.parseInt(told));
        }
        if (!seenBy.out() && !seenBy.err()) {
            return 80;
        }
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectErrorStream(true)
                    .start();
            var size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ", -1);
            return size.length == 2 && size[1].matches("[1-9][0-9]*") ? Integer.parseInt(size[1]) : 80;
        } catch (java.io.IOException noTerminal) {
            return 80;
        }
    }
}
