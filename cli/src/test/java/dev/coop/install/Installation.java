package dev.coop.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private final Path prefix;
    private final List<String> shell;
    private final Map<String, String> environment = new HashMap<>();

    /** How a run ended and what it said. */
    record Outcome(int status, String out, String err) {}

    Installation(Path home, String shell) throws IOException {
        this(home, "my tools", shell);
    }

    /** A home, the name of the prefix in it, and the words that start the shell. */
    Installation(Path home, String prefix, String shell) throws IOException {
        this.home = Files.createDirectories(home);
        this.prefix = home.resolve(prefix);
        this.shell = List.of(shell.split(" ", -1));
        environment.put("HOME", home.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("SHELL", "/bin/sh");
        environment.put("LANG", "C.UTF-8");
        Programs.needed(this.shell.getFirst());
    }

    Path home() {
        return home;
    }

    Path prefix() {
        return prefix;
    }

    Path program() {
        return prefix.resolve("bin/coop");
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    void unset(String name) {
        environment.remove(name);
    }

    String get(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Runs install.sh from a release, with these arguments and the prefix. */
    Outcome install(Path release, String... arguments) throws IOException, InterruptedException {
        return install(release.toString(), arguments);
    }

    Outcome install(String release, String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("--from", release));
        words.addAll(List.of(arguments));
        return run(SCRIPT, words.toArray(String[]::new));
    }

    Outcome uninstall(String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("--uninstall"));
        words.addAll(List.of(arguments));
        return run(SCRIPT, words.toArray(String[]::new));
    }

    /** Runs this copy of install.sh with these arguments and the prefix. */
    Outcome run(Path script, String... arguments) throws IOException, InterruptedException {
        return inShell(words(script, arguments));
    }

    /** What follows the shell's own words to run this copy of install.sh with these arguments and the prefix. */
    List<String> words(Path script, String... arguments) {
        var words = new ArrayList<>(List.of(script.toString(), "--prefix", prefix.toString()));
        words.addAll(List.of(arguments));
        return words;
    }

    /** Runs the shell with these words after it. */
    Outcome inShell(List<String> words) throws IOException, InterruptedException {
        return run(home, commandLine(words), Path.of("/dev/null"));
    }

    /** Runs the shell in a folder, with the script as its standard input. */
    Outcome piped(Path folder, String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("-s", "--", "--prefix", prefix.toString()));
        words.addAll(List.of(arguments));
        return run(folder, commandLine(words), SCRIPT);
    }

    /** Runs another program in the home, with the same environment. */
    Outcome command(String... words) throws IOException, InterruptedException {
        return run(home, List.of(words), Path.of("/dev/null"));
    }

    /** Starts the shell with these words after it; descriptors 3 and 4 of all that it starts lead to the test. */
    Process start(List<String> words) throws IOException {
        var command = new ArrayList<>(
                List.of("env", "--default-signal=INT,TERM", "sh", "-c", "exec 3>&1 4<&0; exec \"$@\"", "sh"));
        command.addAll(commandLine(words));
        var builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private List<String> commandLine(List<String> words) {
        var command = new ArrayList<>(shell);
        command.addAll(words);
        return command;
    }

    private Outcome run(Path folder, List<String> command, Path input) throws IOException, InterruptedException {
        var out = Files.createTempFile("install", ".out");
        var err = Files.createTempFile("install", ".err");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
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
        return command(program().toString(), "version").out().strip();
    }

    /** Every file and folder below the home, with the text of the files. */
    Map<String, String> files() throws IOException {
        return files(home);
    }

    static Map<String, String> files(Path folder) throws IOException {
        var found = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                var text = Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
                found.put(folder.relativize(path).toString(), text);
            }
        }
        return found;
    }
}
