package dev.coop.image.jib;

import dev.coop.image.ImageRepository;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real image registry, Debian's {@code docker-registry}, on a free port of this machine. The program is looked for in
 * the system property and the environment variable named below, then on the PATH.
 */
public final class RegistryServer implements AutoCloseable {
    private static final String PROPERTY = "coop.docker-registry";
    private static final String VARIABLE = "COOP_DOCKER_REGISTRY";
    private static final int START_ATTEMPTS = 200;

    private final Process process;
    private final int port;
    private final Path folder;

    private RegistryServer(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /** Starts a registry that anybody may use. */
    public static RegistryServer start(Path folder) throws IOException, InterruptedException {
        return start(folder, "");
    }

    /** Starts a registry that asks everybody for a user name and password, and knows nobody. */
    public static RegistryServer startClosed(Path folder) throws IOException, InterruptedException {
        var users = Files.writeString(Files.createDirectories(folder).resolve("users"), "");
        return start(folder, "auth: {htpasswd: {realm: test, path: \"" + users + "\"}}\n");
    }

    /** Starts a registry that speaks TLS. */
    public static RegistryServer startWithTls(Path folder, Path certificate, Path key)
            throws IOException, InterruptedException {
        return start(folder, "  tls: {certificate: \"" + certificate + "\", key: \"" + key + "\"}\n");
    }

    private static RegistryServer start(Path folder, String more) throws IOException, InterruptedException {
        var port = freePort();
        var configuration = """
            version: 0.1
            log: {level: error, accesslog: {disabled: true}}
            storage: {filesystem: {rootdirectory: "%s"}}
            http:
              addr: "127.0.0.1:%d"
            """.formatted(Files.createDirectories(folder.resolve("storage")), port);
        var file = Files.writeString(folder.resolve("config.yml"), configuration + more);
        var process = new ProcessBuilder(program().toString(), "serve", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var server = new RegistryServer(process, port, folder);
        server.waitUntilItListens();
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path program() {
        return Stream.concat(
                        Stream.of(
                                System.getProperty(PROPERTY, ""),
                                System.getenv().getOrDefault(VARIABLE, "")),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(entry -> entry + "/docker-registry"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("these tests need a real registry: apt-get install docker-registry"
                                + " (or set " + VARIABLE + " to the program)"));
    }

    private void waitUntilItListens() throws IOException, InterruptedException {
        for (var attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
            if (listens()) {
                return;
            }
        }
        close();
        throw new AssertionError("docker-registry did not start:\n" + log().orElse(""));
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Optional<String> log() throws IOException {
        var log = folder.resolve("log");
        return Files.exists(log) ? Optional.of(Files.readString(log)) : Optional.empty();
    }

    /** Returns the host and port, such as {@code 127.0.0.1:5000}. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** Returns a repository of this registry. */
    public ImageRepository repository(String path) {
        return new ImageRepository(host(), path);
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
