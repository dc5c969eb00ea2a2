package dev.coop.process;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs programs of the operating system. Interrupting the thread that waits ends the program and all it started. */
public final class SystemPrograms implements Programs {
    private static final long ANSWER_SECONDS = 10;

    @Override
    public int run(List<String> command, Path folder, Map<String, String> environment, Consumer<String> output) {
        var builder = builder(command, folder, environment).redirectErrorStream(true);
        var process = start(builder, command);
        // Reading blocks without regard for interrupts, so it has a thread of its own.
        var reading = CompletableFuture.runAsync(() -> lines(process, output), SystemPrograms::onOwnThread);
        try (var _ = Guard.of(process)) {
            process.getOutputStream().close();
            var status = process.waitFor();
            reading.get();
            return status;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cutShort(command, interrupted);
        } catch (java.util.concurrent.ExecutionException | IOException unreadable) {
            throw cutShort(command, unreadable);
        } finally {
            end(process);
        }
    }

    @Override
    public Optional<String> ask(List<String> command, Path folder, Map<String, String> environment, String input) {
        Process process;
        try {
            process = builder(command, folder, environment)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notStarted) {
            return Optional.empty();
        }
        var answer = CompletableFuture.supplyAsync(() -> answer(process, input), SystemPrograms::onOwnThread);
        try (var _ = Guard.of(process)) {
            var ended = process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0
                    ? Optional.of(answer.get(ANSWER_SECONDS, TimeUnit.SECONDS))
                    : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException noAnswer) {
            return Optional.empty();
        } finally {
            end(process);
        }
    }

    /** How a program ended, and what it printed. */
    public static final class Said {
        private final int status;
        private final byte[] out;
        private final byte[] err;

        Said(int status, byte[] out, byte[] err) {
            this.status = status;
            this.out = out.clone();
            this.err = err.clone();
        }

        /** Returns its exit status. */
        public int status() {
            return status;
        }

        /** Returns what it printed on standard output. */
        public byte[] bytes() {
            return out.clone();
        }

        /** Returns what it printed on standard output, as text. */
        public String out() {
            return new String(out, StandardCharsets.UTF_8);
        }

        /** Returns what it printed on standard error. */
        public String err() {
            return new String(err, StandardCharsets.UTF_8);
        }
    }

    /**
     * Runs a program that is told something and answers.
     *
     * @param environment variables besides those that coop has
     * @param input what it reads from standard input
     * @param within how long it may take
     * @throws IOException when it cannot be started, or takes longer
     */
    public Said talk(List<String> command, Path folder, Map<String, String> environment, byte[] input, Duration within)
            throws IOException {
        var process = builder(command, folder, environment).start();
        try (var _ = Guard.of(process)) {
            var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), SystemPrograms::onOwnThread);
            var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), SystemPrograms::onOwnThread);
            try (var in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException notRead) {
                // A program may answer without reading what it was told.
            }
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("`" + command.getFirst() + "` took longer than " + within.toSeconds() + " s");
            }
            return new Said(process.exitValue(), out.get(), err.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cutShort(command, interrupted);
        } catch (java.util.concurrent.ExecutionException unreadable) {
            throw new IOException(unreadable);
        } finally {
            end(process);
        }
    }

    private static byte[] read(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Starts a program to talk with.
     *
     * @param environment variables besides those that coop has
     * @throws IOException when it cannot be started
     */
    public Process open(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static ProcessBuilder builder(List<String> command, Path folder, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private static Process start(ProcessBuilder builder, List<String> command) {
        try {
            return builder.start();
        } catch (IOException notStarted) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error("program-not-started", "`" + command.getFirst() + "` cannot be started")
                            .hint("check that `" + command.getFirst() + "` is installed"),
                    notStarted);
        }
    }

    private static void lines(Process process, Consumer<String> output) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(output);
        } catch (IOException | UncheckedIOException closed) {
            // A program that was ended takes its output with it.
            if (process.isAlive()) {
                throw new UncheckedIOException(new IOException(closed));
            }
        }
    }

    private static String answer(Process process, String input) {
        try {
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            } catch (IOException notRead) {
                // A program may answer without reading what it was told.
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void onOwnThread(Runnable work) {
        Thread.ofVirtual().start(work);
    }

    /**
     * Ends a program with all that it started when coop itself is ended meanwhile: a signal to coop alone, such as a CI
     * system sends, reaches no other program.
     */
    private record Guard(Process process, Thread onEnd) implements AutoCloseable {
        static Guard of(Process process) {
            var onEnd = Thread.ofPlatform().unstarted(() -> end(process));
            try {
                Runtime.getRuntime().addShutdownHook(onEnd);
            } catch (IllegalStateException endingAlready) {
                end(process);
            }
            return new Guard(process, onEnd);
        }

        @Override
        public void close() {
            end(process);
            try {
                Runtime.getRuntime().removeShutdownHook(onEnd);
            } catch (IllegalStateException endingAlready) {
                // Then the program is ended once more, which does no harm.
            }
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static Failure cutShort(List<String> command, Throwable cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("program-cut-short", "`" + command.getFirst() + "` was ended before it was done")
                        .hint("run the same command again"),
                cause);
    }
}
