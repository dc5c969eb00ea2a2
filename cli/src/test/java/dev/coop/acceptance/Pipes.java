package dev.coop.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Connections that are joined, byte by byte, until one side ends. */
final class Pipes {
    private Pipes() {}

    /** What is done with a connection that came in. */
    interface Reception {
        void take(Socket socket) throws IOException;
    }

    /** Takes connections until the listener is closed. */
    static void accept(ServerSocket listener, Reception reception) {
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try {
                    var socket = listener.accept();
                    Thread.ofVirtual().start(() -> {
                        try (socket) {
                            reception.take(socket);
                        } catch (IOException broken) {
                            // The client hears of it by the end of its connection.
                        }
                    });
                } catch (IOException closed) {
                    // The loop's condition tells whether that was the end.
                }
            }
        });
    }

    static Socket toLoopback(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Joins two connections. */
    static void join(Socket first, Socket second) {
        var back = Thread.ofVirtual().start(() -> copy(second, first));
        copy(first, second);
        try {
            back.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done with the beginning of an answer. */
    interface Beginning {
        void take(InputStream answer) throws IOException;
    }

    /** Passes the rest of a request on, and its answer back; ends with the answer. */
    static void exchange(Socket client, Socket server, Beginning beginning) throws IOException {
        Thread.ofVirtual().start(() -> copy(client, server));
        beginning.take(server.getInputStream());
        server.getInputStream().transferTo(client.getOutputStream());
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // Either side may leave.
        }
    }
}
