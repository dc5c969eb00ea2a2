package dev.coop.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSH's own server on 127.0.0.1, which knows one key of the user who runs the test. */
final class SshServer implements AutoCloseable {
    private static final int START_ATTEMPTS = 200;

    private final Process process;
    private final Path folder;
    private final int port;

    private SshServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
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
        var port = freePort();
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
        var process = new ProcessBuilder(program.toString(), "-D", "-e", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var server = new SshServer(process, folder, port);
        server.waitUntilItListens();
        return server;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void waitUntilItListens() throws IOException, InterruptedException {
        for (var attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException notYet) {
                // The next attempt tells.
            }
        }
        close();
        throw new AssertionError("sshd did not start:\n" + Files.readString(folder.resolve("log")));
    }

    int port() {
        return port;
    }

    /** Writes a configuration for {@code ssh} in which the server is called {@code deployments}. */
    Path client(String key, boolean knowsTheHost) throws IOException {
        var known = knowsTheHost ? "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host_key.pub")) : "";
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
                    """.formatted(folder.resolve(key), hosts, port));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
