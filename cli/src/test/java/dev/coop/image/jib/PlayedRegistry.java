package dev.coop.image.jib;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A registry that has one image, whatever name it is asked for by, and remembers what it was asked. Who tries TLS is
 * hung up on, as a registry without it does.
 */
public final class PlayedRegistry implements AutoCloseable {
    private static final int TLS_HANDSHAKE = 0x16;
    private static final String CONFIGURATION = "{\"architecture\": \"amd64\", \"os\": \"linux\", \"config\": {},"
            + " \"rootfs\": {\"type\": \"layers\", \"diff_ids\": []}}";
    private static final String TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String MANIFEST = """
        {"schemaVersion": 2, "mediaType": "%s", "layers": [],
         "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": %d, "digest": "%s"}}
        """.formatted(TYPE, CONFIGURATION.length(), digest(CONFIGURATION));

    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public PlayedRegistry() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::serve);
    }

    /** Returns the host and port. */
    public String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Returns what it was asked, in order, such as {@code HEAD /v2/acme/mug/manifests/latest}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                answer(socket);
            } catch (IOException hungUp) {
                // The next one is served.
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var bytes = new PushbackInputStream(socket.getInputStream());
        var first = bytes.read();
        if (first < 0 || first == TLS_HANDSHAKE) {
            return;
        }
        bytes.unread(first);
        var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.US_ASCII));
        var words = lines.readLine().split(" ", 3);
        while (!lines.readLine().isEmpty()) {
            // The rest of the head says nothing that matters here.
        }
        requests.add(words[0] + " " + words[1]);
        var body = words[1].contains("/blobs/") ? CONFIGURATION : MANIFEST;
        var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
                        .formatted(TYPE, body.length())
                + "Docker-Content-Digest: " + digest(body) + "\r\n\r\n";
        socket.getOutputStream()
                .write((head + (words[0].equals("HEAD") ? "" : body)).getBytes(StandardCharsets.US_ASCII));
    }

    private static String digest(String text) {
        return RegistryContent.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
