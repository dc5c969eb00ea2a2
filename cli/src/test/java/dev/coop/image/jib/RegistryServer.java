package dev.coop.image.jib;

import dev.coop.image.ImageRepository;
import dev.coop.process.ServerProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real image registry, Debian's {@code docker-registry}, on a free port of this machine. The program is looked for in
 * the system property and the environment variable named below, then on the PATH.
 */
public final class RegistryServer implements AutoCloseable {
    private static final String PROPERTY = "coop.docker-registry";
    private static final String VARIABLE = "COOP_DOCKER_REGISTRY";

    private final ServerProgram server;

    private RegistryServer(ServerProgram server) {
        this.server = server;
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
        var port = ServerProgram.freePort();
        var configuration = """
            version: 0.1
            log: {level: error, accesslog: {disabled: true}}
            storage: {filesystem: {rootdirectory: "%s"}}
            http:
              addr: "127.0.0.1:%d"
            """.formatted(Files.createDirectories(folder.resolve("storage")), port);
        var file = Files.writeString(folder.resolve("config.yml"), configuration + more);
        var command = List.of(program().toString(), "serve", file.toString());
        return new RegistryServer(ServerProgram.start(command, port, folder.resolve("log")));
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

    /** Returns the host and port, such as {@code 127.0.0.1:5000}. */
    public String host() {
        return "127.0.0.1:" + server.port();
    }

    /** Returns a repository of this registry. */
    public ImageRepository repository(String path) {
        return new ImageRepository(host(), path);
    }

    @Override
    public void close() {
        server.close();
    }
}
