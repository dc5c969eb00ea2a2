package dev.coop.acceptance;

import dev.coop.process.ServerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** OpenSSH's own server on 127.0.0.1, which knows one key of the user who runs the test. */
final class SshServer implements AutoCloseable {
    private final ServerProgram server;
    private final Path folder;

    private SshServer(ServerProgram server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts a server; where it is not installed the test is skipped. */
    static SshServer start(Path folder) throws IOException, InterruptedException {
        var program = RemoteScene.installed("sshd");
        RemoteScene.installed("ssh");
        Files.createDirectories(folder);
        for (var key : List.of("host_key", "user_key", "other_key")) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(key).toString());
        }
        if (System.getProperty("user.name").equals("root")) {
            // The package leaves it to the system's start to make it.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        var port = ServerProgram.freePort();
        var configuration = Files.writeString(folder.resolve("sshd_config"), """
            ListenAddress 127.0.0.1:%1$d
            HostKey %2$s/host_key
            AuthorizedKeysFile %2$s/user_key.pub
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            StrictModes no
            UsePAM no
            AcceptEnv GIT_PROTOCOL
            PidFile none
            """.formatted(port, folder));
        var command = List.of(program.toString(), "-D", "-e", "-f", configuration.toString());
        return new SshServer(ServerProgram.start(command, port, folder.resolve("log")), folder);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command));
        }
    }

    int port() {
        return server.port();
    }

    /** Writes a configuration for {@code ssh} in which the server is called {@code deployments}. */
    Path client(String key, boolean knowsTheHost) throws IOException {
        var known =
                knowsTheHost ? "[127.0.0.1]:" + port() + " " + Files.readString(folder.resolve("host_key.pub")) : "";
        var hosts = Files.writeString(Files.createTempFile(folder, "known", ""), known);
        return Files.writeString(
                Files.createTempFile(folder, "client", ""), """
                    IdentityFile %s
                    IdentitiesOnly yes
                    IdentityAgent none
                    UserKnownHostsFile %s
                    GlobalKnownHostsFile /dev/null
                    Host deployments
                      HostName 127.0.0.1
                      Port %d
                    """.formatted(folder.resolve(key), hosts, port()));
    }

    @Override
    public void close() {
        server.close();
    }
}
