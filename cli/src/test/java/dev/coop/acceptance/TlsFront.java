package dev.coop.acceptance;

import dev.coop.http.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A port on 127.0.0.1 that speaks TLS in front of a server that does not. */
final class TlsFront implements AutoCloseable {
    private final ServerSocket listener;

    private TlsFront(ServerSocket listener) {
        this.listener = listener;
    }

    static TlsFront before(String url, TestAuthority authority) throws Exception {
        var listener = authority
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Pipes.accept(listener, client -> {
            try (var server = Pipes.toLoopback(URI.create(url).getPort())) {
                Pipes.join(client, server);
            }
        });
        return new TlsFront(listener);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
