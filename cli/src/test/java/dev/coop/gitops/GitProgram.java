package dev.coop.gitops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Git itself, in one folder, without the user's configuration and at a fixed time. */
public record GitProgram(Path folder) {
    /** What any Git of a test runs with. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_AUTHOR_NAME", "Ada",
            "GIT_AUTHOR_EMAIL", "ada@acme.dev",
            "GIT_COMMITTER_NAME", "Ada",
            "GIT_COMMITTER_EMAIL", "ada@acme.dev",
            "GIT_AUTHOR_DATE", "2026-01-31T12:00:00Z",
            "GIT_COMMITTER_DATE", "2026-01-31T12:00:00Z");

    /** Makes an empty bare repository. */
    public static GitProgram bare(Path folder, String mainBranch) {
        return made(folder, "init", "-q", "--bare", "-b", mainBranch);
    }

    /** Makes an empty repository with a work tree. */
    public static GitProgram workTree(Path folder, String mainBranch) {
        return made(folder, "init", "-q", "-b", mainBranch);
    }

    private static GitProgram made(Path folder, String... arguments) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var git = new GitProgram(folder);
        git.run(arguments);
        return git;
    }

    /** Runs git; returns what it prints, without the last line's end. Fails unless it ends well. */
    public String run(String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(ENVIRONMENT);
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ":\n" + output);
            }
            return output.stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Writes a file of the work tree. */
    public GitProgram write(String path, String text) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits everything in the work tree; returns the commit's id. */
    public String commit(String message) {
        run("add", "-A");
        run("commit", "-q", "--allow-empty", "-m", message);
        return run("rev-parse", "HEAD");
    }
}
