package dev.coop.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy on 127.0.0.1 that wants a password, takes every host for this machine and remembers what it was asked for.
 */
final class ProxyServer implements AutoCloseable {
    private final ServerSocket listener;
    private final String authorization;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private ProxyServer(String authorization) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.authorization = authorization;
        Pipes.accept(listener, this::serve);
    }

    /** Starts a proxy that lets only this user through. */
    static ProxyServer demanding(String userAndPassword) throws IOException {
        var pair = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        return new ProxyServer("proxy-authorization: basic " + pair.toLowerCase(Locale.ROOT));
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns what was let through so far, such as {@code CONNECT git.test}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve(Socket client) throws IOException {
        while (true) {
            var head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            var words = head.split("[ \r]", 3);
            if (!head.toLowerCase(Locale.ROOT).contains(authorization)) {
                say(
                        client,
                        "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n");
                continue;
            }
            var tunnel = words[0].equals("CONNECT");
            var target = URI.create(tunnel ? "tunnel://" + words[1] : words[1]);
            asked.add((tunnel ? "CONNECT " : "") + target.getHost());
            try (var server = Pipes.toLoopback(target.getPort())) {
                if (tunnel) {
                    say(client, "HTTP/1.1 200 Connected\r\n\r\n");
                    Pipes.join(client, server);
                } else {
                    say(server, closing(head));
                    Pipes.exchange(client, server, answer -> say(client, closing(head(answer))));
                }
                return;
            }
        }
    }

    /** A client that kept the connection for its next request would not come here again. */
    private static String closing(String head) {
        return head.replaceFirst("(?i)\r\nConnection:[^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        var read = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            read.write(next);
            var text = read.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
