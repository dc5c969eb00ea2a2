package dev.coop.cli;

import dev.coop.cli.completion.Candidate;
import dev.coop.cli.completion.Known;
import dev.coop.diagnostic.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the completion scripts ask while somebody types. It answers nothing rather than failing. */
@Command(name = "__complete", hidden = true)
final class CompleteCommand implements Callable<Verdict> {
    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "KIND [-- WORDS]", description = "The kind, and the words typed so far.")
    List<String> words = List.of();

    CompleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        candidates().forEach(each -> session.terminal().data(each.line()));
        return Verdict.DONE;
    }

    private List<Candidate> candidates() {
        try {
            return words.stream()
                    .findFirst()
                    .flatMap(Known::named)
                    .map(known -> session.candidates().of(known, words.subList(1, words.size())))
                    .orElse(List.of());
        } catch (RuntimeException wrong) {
            // The user is in the middle of a line: whatever is wrong, the command itself will say it.
            return List.of();
        }
    }
}
