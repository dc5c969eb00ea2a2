package dev.coop.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A user's shell in a work folder of its own: an empty home, a clean environment, {@code coop} on the path. */
final class Shell {
    private static final long LONGEST_SECONDS = 180;

    private final Path work;
    private final Map<String, String> environment = new HashMap<>();
    private Path folder;

    /** What a command printed, and how it ended. */
    record Outcome(int status, String out, String err, String both) {}

    Shell(Path work, CoopProgram program) throws IOException {
        this.work = work;
        this.folder = Files.createDirectories(work.resolve("app"));
        environment.put("HOME", Files.createDirectories(work.resolve("home")).toString());
        environment.put("WORK", work.toString());
        environment.put("PATH", program.folder() + ":" + System.getenv("PATH"));
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        environment.put("TERM", "xterm");
        environment.put("COLUMNS", "100");
        environment.put("TMPDIR", Files.createDirectories(work.resolve("tmp")).toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_AUTHOR_NAME", "Ada");
        environment.put("GIT_AUTHOR_EMAIL", "ada@example.org");
        environment.put("GIT_COMMITTER_NAME", "Ada");
        environment.put("GIT_COMMITTER_EMAIL", "ada@example.org");
        environment.put(
                "GOCACHE", Path.of("target", "go-cache").toAbsolutePath().toString());
        environment.put("GOFLAGS", "-buildvcs=false");
        Files.writeString(work.resolve("home/.gitconfig"), "[init]\n\tdefaultBranch = main\n[safe]\n\tdirectory = *\n");
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    Path folder() {
        return folder;
    }

    void enter(String path) {
        folder = folder.resolve(path).normalize();
    }

    /** Starts a program that takes signals as it would in a terminal, whatever the tests themselves were started by. */
    Process start(String command) throws IOException {
        var builder = new ProcessBuilder(List.of("bash", "-c", "exec env --default-signal=INT,TERM,PIPE " + command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs a command line; where it changes the folder or exports a variable of coop's, so does the next one. */
    Outcome run(String command) throws IOException, InterruptedException {
        var out = Files.createTempFile(work, "out", "");
        var err = Files.createTempFile(work, "err", "");
        var where = Files.createTempFile(work, "where", "");
        var variables = Files.createTempFile(work, "variables", "");
        var script = "{ " + command + "\n}\nstatus=$?; pwd > '" + where + "'; env > '" + variables + "'; exit $status";
        var builder = new ProcessBuilder(List.of("bash", "-c", script))
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("took longer than " + LONGEST_SECONDS + " s: " + command);
        }
        var now = Files.readString(where).strip();
        if (!now.isEmpty()) {
            folder = Path.of(now);
        }
        Files.readAllLines(variables).stream()
                .filter(line -> line.startsWith("COOP_"))
                .forEach(line -> set(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        var printed = Files.readString(out, StandardCharsets.UTF_8);
        var told = Files.readString(err, StandardCharsets.UTF_8);
        if (command.contains("coop")) {
            Secrets.areNotIn("the output of `" + command.replaceFirst(":[^@/]*@", ":***@") + "`", told + printed);
        }
        return new Outcome(process.exitValue(), printed, told, told + printed);
    }
}
