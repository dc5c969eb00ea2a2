package dev.coop.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server program that listens on 127.0.0.1 for as long as a test needs it. */
public final class ServerProgram implements AutoCloseable {
    private static final int START_ATTEMPTS = 200;

    private final Process process;
    private final int port;

    private ServerProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns a port on which nothing listens. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Starts a program and waits until it listens.
     *
     * @param command the program, told to listen on the port
     * @param port the port
     * @param log where its words go
     */
    public static ServerProgram start(List<String> command, int port, Path log)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new ServerProgram(process, port);
        for (var attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
            if (server.listens()) {
                return server;
            }
        }
        server.close();
        throw new AssertionError(command.getFirst() + " did not start:\n" + Files.readString(log));
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns the port on which it listens. */
    public int port() {
        return port;
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
