package dev.coop.cli;

import dev.coop.diagnostic.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "tour",
        description = {
            "Scaffolds an app, checks it, makes and mends a mistake, builds an image, deploys and promotes it,"
                    + " explained on the way. It works in a temporary folder with a sandbox of its own, and needs no"
                    + " account, cluster, Docker or network. The rollout is simulated, all else is real."
        },
        footer = "coop tour")
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
