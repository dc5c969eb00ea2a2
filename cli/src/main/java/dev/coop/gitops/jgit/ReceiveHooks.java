package dev.coop.gitops.jgit;

import dev.coop.gitops.jgit.Upstream.Move;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;

/** The hooks by which a repository's owner guards it: writing in place must not go round them. */
record ReceiveHooks(Repository repository) {

    /** Runs them; returns what the one that declines says. */
    Optional<String> declined(Move move) {
        var old = move.expected().name();
        var fresh = move.commit().name();
        return declined("pre-receive", old + " " + fresh + " " + move.ref() + "\n")
                .or(() -> declined("update", "", move.ref(), old, fresh));
    }

    private Optional<String> declined(String hook, String input, String... arguments) {
        var said = new ByteArrayOutputStream();
        var result = FS.DETECTED.runHookIfPresent(repository, hook, arguments, said, said, input);
        if (!result.isExecutedWithError()) {
            return Optional.empty();
        }
        var words = said.toString(StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return Optional.of(hook + " hook declined" + (words.isEmpty() ? "" : ": " + words));
    }
}
