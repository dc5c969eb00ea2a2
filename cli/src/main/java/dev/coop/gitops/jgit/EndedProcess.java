package dev.coop.gitops.jgit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that has said its last word when its exit status is asked for, which JGit does not wait for itself. What it
 * says on standard error is kept from JGit, which would hear only what has come by chance when the connection breaks.
 */
final class EndedProcess extends Process {
    private final Process process;
    private final Duration patience;
    private final CompletableFuture<String> words;
    private final InputStream output;
    private volatile boolean spoke;

    EndedProcess(Process process, Duration patience) {
        super();
        this.process = process;
        this.patience = patience;
        this.output = new Noticed(process.getInputStream());
        // Reading blocks until the end, and a program whose words nobody reads would block too.
        this.words = CompletableFuture.supplyAsync(
                () -> words(process), work -> Thread.ofVirtual().start(work));
    }

    private static String words(Process process) {
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }

    /** Returns how it ended, after its end. */
    SshAnswer answer() {
        return new SshAnswer(exitValue(), words(), spoke ? SshAnswer.Begun.YES : SshAnswer.Begun.NO);
    }

    /** Notices when the first byte comes. */
    private final class Noticed extends FilterInputStream {
        Noticed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            spoke |= read >= 0;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            spoke |= read > 0;
            return read;
        }
    }

    private String words() {
        try {
            return words.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException | TimeoutException unknown) {
            return "";
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public int exitValue() {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                return process.waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }

    /** JGit ends it as soon as its output ends, which is before it has said why. */
    @Override
    public void destroy() {
        try {
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
    }
}
