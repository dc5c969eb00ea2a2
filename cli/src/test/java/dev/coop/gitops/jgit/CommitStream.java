package dev.coop.gitops.jgit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coop.gitops.GitProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Many commits, made at once in the format of {@code git fast-import}; each is told by its number, from 1 on. */
final class CommitStream {
    private static final Instant START = Instant.parse("2025-06-01T00:00:00Z");

    private final StringBuilder text = new StringBuilder();
    private int commits;

    /** Adds a commit to a branch, behind the newest one there. */
    int commit(String branch, Map<String, String> files) {
        return commit(branch, Duration.ZERO, files, "");
    }

    /** Adds a commit by somebody whose clock is wrong by some time. */
    int commit(String branch, Duration wrong, Map<String, String> files) {
        return commit(branch, wrong, files, "");
    }

    /** Opens a branch at a commit with a first commit of its own. */
    int branch(String branch, int from, Map<String, String> files) {
        return commit(branch, Duration.ZERO, files, "from :" + from + "\n");
    }

    /** Merges a commit into a branch; files are what it brings. */
    int merge(String branch, int other, Map<String, String> files) {
        return commit(branch, Duration.ZERO, files, "merge :" + other + "\n");
    }

    /** Adds so many commits to a branch that are of no interest. */
    int filler(String branch, int count) {
        var last = commits;
        for (var i = 0; i < count; i++) {
            last = commit(branch, Map.of("platform.yaml", "platform: acme\n# " + commits + "\n"));
        }
        return last;
    }

    private int commit(String branch, Duration wrong, Map<String, String> files, String parents) {
        commits++;
        var at = START.plus(Duration.ofHours(commits)).plus(wrong).getEpochSecond();
        text.append("commit refs/heads/").append(branch).append("\nmark :").append(commits);
        text.append("\ncommitter Ada <ada@acme.dev> ").append(at).append(" +0000\n");
        data("commit " + commits + "\n");
        text.append(parents);
        files.forEach((path, content) -> {
            text.append("M 100644 inline ").append(path).append('\n');
            data(content);
        });
        return commits;
    }

    private void data(String content) {
        text.append("data ")
                .append(content.getBytes(UTF_8).length)
                .append('\n')
                .append(content)
                .append('\n');
    }

    /** Makes a bare repository of them; returns it. */
    GitProgram into(Path folder) {
        var bare = GitProgram.bare(folder, "main");
        try {
            var file = Files.writeString(folder.resolve("stream"), text);
            bare.run(
                    "-c",
                    "alias.load=!git fast-import --quiet --export-marks='" + folder.resolve("marked") + "' < '" + file
                            + "'",
                    "load");
            return bare;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the id of a commit in the repository that was made of them. */
    static String id(GitProgram bare, int commit) {
        try {
            return Files.readAllLines(bare.folder().resolve("marked")).stream()
                    .filter(line -> line.startsWith(":" + commit + " "))
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
