package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.gitops.GitHttpServer;
import dev.coop.image.jib.RegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Runs a script. {@code exec} runs a command line that must succeed, {@code ! exec} one that must not; {@code exit N},
 * {@code stdout REGEX}, {@code stderr REGEX} and their {@code !} forms look at the last one; {@code exists PATH},
 * {@code cd PATH}, {@code env NAME=VALUE}; {@code git-server FOLDER} and {@code registry} start a server and set
 * GIT_URL and REGISTRY.
 */
final class ScriptRun implements AutoCloseable {
    private final Path work;
    private final Shell shell;
    private final Deque<Runnable> servers = new ArrayDeque<>();
    private Shell.Outcome last = new Shell.Outcome(0, "", "", "");

    ScriptRun(Path work, CoopProgram program) throws IOException {
        this.work = work;
        this.shell = new Shell(work, program);
    }

    void run(Script script) throws Exception {
        for (var file : script.files().entrySet()) {
            var path = shell.folder().resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        for (var line : script.lines()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                take(line);
            }
        }
    }

    private void take(String line) throws Exception {
        var negated = line.startsWith("! ");
        var words = (negated ? line.substring(2) : line).split(" ", 2);
        var rest = words.length > 1 ? words[1].strip() : "";
        switch (words[0]) {
            case "exec" -> exec(rest, negated);
            case "exit" -> assertThat(last.status()).as(told(line)).isEqualTo(Integer.parseInt(rest));
            case "stdout" -> find(last.out(), rest, negated, line);
            case "stderr" -> find(last.err(), rest, negated, line);
            case "exists" ->
                assertThat(Files.exists(shell.folder().resolve(rest))).as(line).isEqualTo(!negated);
            case "cd" -> shell.enter(rest);
            case "env" -> shell.set(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
            case "git-server" -> startGitServer(rest);
            case "registry" -> startRegistry();
            default -> throw new AssertionError("no such step: " + line);
        }
    }

    private void exec(String command, boolean negated) throws Exception {
        last = shell.run(command);
        if (negated) {
            assertThat(last.status()).as(told(command)).isNotZero();
        } else {
            assertThat(last.status()).as(told(command)).isZero();
        }
    }

    private void find(String text, String expression, boolean negated, String line) {
        var found = Pattern.compile(expression.replaceFirst("^'(.*)'$", "$1"), Pattern.MULTILINE)
                .matcher(text)
                .find();
        assertThat(found).as(told(line)).isEqualTo(!negated);
    }

    private String told(String step) {
        return "%s%n--- exit %d, stdout:%n%s--- stderr:%n%s".formatted(step, last.status(), last.out(), last.err());
    }

    private void startGitServer(String folder) throws Exception {
        var server = GitHttpServer.serving(shell.folder().resolve(folder));
        servers.push(server::close);
        shell.set("GIT_URL", server.url());
    }

    private void startRegistry() throws Exception {
        var server = RegistryServer.start(Files.createTempDirectory(work, "registry"));
        servers.push(server::close);
        shell.set("REGISTRY", server.host());
    }

    @Override
    public void close() {
        servers.forEach(Runnable::run);
    }
}
