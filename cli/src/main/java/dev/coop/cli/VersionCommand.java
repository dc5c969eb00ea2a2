package dev.coop.cli;

import dev.coop.diagnostic.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "The same as `coop --version`.", footer = "coop version")
final class VersionCommand implements Callable<Verdict> {
    private final Session session;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        session.terminal().result(CoopVersion.line());
        return Verdict.DONE;
    }
}
