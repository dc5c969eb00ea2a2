package dev.coop.source.git;

import dev.coop.process.SystemPrograms;
import dev.coop.process.SystemPrograms.Said;
import dev.coop.source.GitPlace;
import dev.coop.source.GitTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the user's own Git about one repository, without changing anything in it but for objects that it fetches.
 *
 * @param place the repository, whatever variables like {@code GIT_DIR} say
 * @param programs runs git
 */
record GitCommands(GitPlace place, SystemPrograms programs) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Returns what a command prints; none when it ends with status 1, which says no. */
    Optional<byte[]> answer(String... arguments) throws IOException {
        var said = run(List.of(arguments));
        return switch (said.status()) {
            case 0 -> Optional.of(said.bytes());
            case 1 -> Optional.empty();
            default -> throw trouble(said);
        };
    }

    /** Returns what a command prints. */
    byte[] bytes(String... arguments) throws IOException {
        var said = run(List.of(arguments));
        if (said.status() != 0) {
            throw trouble(said);
        }
        return said.bytes();
    }

    /** Returns what a command prints as text. */
    String text(String... arguments) throws IOException {
        return new String(bytes(arguments), StandardCharsets.UTF_8);
    }

    private Said run(List<String> arguments) throws IOException {
        var command =
                new ArrayList<>(List.of("git", "--git-dir", place.gitFolder().toString()));
        command.addAll(List.of("--work-tree", place.workTree().toString(), "--literal-pathspecs"));
        // Reading needs none of the programs that watch the files or what Git does, or show what it prints.
        command.addAll(List.of("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"));
        command.addAll(arguments);
        var environment = Map.of(
                "GIT_INDEX_FILE", place.gitFolder().resolve("index").toString(),
                "GIT_OPTIONAL_LOCKS", "0",
                "GIT_TERMINAL_PROMPT", "0",
                "LC_ALL", "C");
        try {
            return programs.talk(command, place.workTree(), environment, new byte[0], PATIENCE);
        } catch (IOException notStarted) {
            var trouble = new GitTrouble(
                    "coop cannot read it by itself, and there is no `git` here to ask",
                    "install Git; it reads repositories of every kind");
            trouble.initCause(notStarted);
            throw trouble;
        }
    }

    private static GitTrouble trouble(Said said) {
        var last = said.err().strip().lines().reduce("", (_, line) -> line);
        return new GitTrouble(
                last.replaceFirst("^(fatal|error): ", ""), "run `git status` there: Git has the same trouble");
    }
}
