package dev.coop.cli;

import dev.coop.diagnostic.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "tour",
        description = "The whole flow on the sandbox in under a minute; needs no account, cluster or network.",
        footerHeading = "%nExamples:%n",
        footer = "  coop tour")
final class TourCommand implements Callable<Verdict> {
    private final Session session;

    TourCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        session.guide().lead();
        return Verdict.DONE;
    }
}
