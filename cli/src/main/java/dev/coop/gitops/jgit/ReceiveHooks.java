package dev.coop.gitops.jgit;

import dev.coop.gitops.jgit.Upstream.Move;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
        return Optional.of(new HookWords(said.toString(StandardCharsets.UTF_8)).orElse(hook + " hook declined"));
    }
}
