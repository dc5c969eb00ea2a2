package dev.coop.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A user's home and a prefix in it, in which one shell runs install.sh. */
final class Installation {
    static final Path SCRIPT = Path.of("..", "install.sh").toAbsolutePath().normalize();
    private static final long LONGEST_SECONDS = 60;

    private final Path home;
    private final List<String> shell;
    private final Map<String, String> environment = new HashMap<>();

    /** How a run ended and what it said. */
    record Outcome(int status, String out, String err) {}

    Installation(Path home, String shell) throws IOException {
        this.home = Files.createDirectories(home);
        this.shell = List.of(shell.split(" ", -1));
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("SHELL", "/bin/sh");
        environment.put("LANG", "C.UTF-8");
    }

    Path prefix() {
        return home.resolve("my tools");
    }

    Path program() {
        return prefix().resolve("bin/coop");
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    void unset(String name) {
        environment.remove(name);
    }

    /** Runs install.sh with these arguments and the prefix. */
    Outcome install(Path release, String... arguments) throws IOException, InterruptedException {
        return install(release.toString(), arguments);
    }

    Outcome install(String release, String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(SCRIPT.toString(), "--from", release, "--prefix", prefix().toString()));
        words.addAll(List.of(arguments));
        return inShell(words);
    }

    Outcome uninstall(String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(SCRIPT.toString(), "--uninstall", "--prefix", prefix().toString()));
        words.addAll(List.of(arguments));
        return inShell(words);
    }

    /** Runs the shell with these words after it. */
    Outcome inShell(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(shell);
        command.addAll(words);
        return run(command, Path.of("/dev/null"));
    }

    /** Runs the shell with the script as its standard input. */
    Outcome piped(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(shell);
        command.addAll(List.of("-s", "--"));
        command.addAll(List.of(arguments));
        return run(command, SCRIPT);
    }

    private Outcome run(List<String> command, Path input) throws IOException, InterruptedException {
        var out = Files.createTempFile("install", ".out");
        var err = Files.createTempFile("install", ".err");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("took longer than " + LONGEST_SECONDS + " s: " + command);
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** What the installed program says of itself. */
    String version() throws IOException, InterruptedException {
        return run(List.of(program().toString(), "version"), Path.of("/dev/null"))
                .out()
                .strip();
    }

    /** Every file and folder below the home, with the text of the files. */
    Map<String, String> files() throws IOException {
        var found = new TreeMap<String, String>();
        try (var paths = Files.walk(home)) {
            for (var path : paths.toList()) {
                var text = Files.isRegularFile(path) ? Files.readString(path) : "";
                found.put(home.relativize(path).toString(), text);
            }
        }
        return found;
    }
}
