package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.deploy.Silence;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.terminal.Mark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "remove",
        description = {
            "Takes the app out of an environment: a pull request that deletes its folder in the GitOps repository. It"
                + " is always reviewed, also where deploys are not. It lists every resource that Argo CD will delete"
                + " once it is merged; where data is stored, it warns.",
            "The history stays: `coop rollback ENVIRONMENT` brings the last release back. A commit that is held"
                    + " stays held."
        },
        exitCodeList = {
            "0:the pull request is open, or the app is not there any more",
            "3:it was never there",
            "2:without a terminal and without --yes",
            "7:not confirmed, or a freeze"
        },
        footer = {
            "coop remove prod",
            "# what would be deleted",
            "coop remove prod --dry-run",
            "# in a script",
            "coop remove prod --app shop --yes"
        })
final class RemoveCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    EnvironmentChoice environment;

    @Mixin
    AppChoice app;

    @Mixin
    OutputChoice output;

    @Option(names = "--dry-run", description = "Only show what would be deleted, as a diff.")
    boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask for the app's name.")
    boolean yes;

    RemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var on = app.on(session);
        var place = NamedEnvironment.of(environment.name(), on.platform());
        var rehearsed = run(on, place, new DeployLines(session.terminal()), Rehearsal.DRY_RUN);
        if (rehearsed instanceof Rehearsed would && !dryRun) {
            would.requireUnhindered();
        }
        if (rehearsed instanceof Rehearsed would) {
            would.changes().removed().forEach(resource -> session.terminal().step(Mark.DETAIL, "deletes " + resource));
        }
        if (dryRun || !(rehearsed instanceof Rehearsed)) {
            return shown(rehearsed, on, place);
        }
        if (!yes && !session.terminal().interactive()) {
            throw nobodyToAsk();
        }
        if (!confirmed(on.name(), place)) {
            session.terminal().note("nothing was changed");
            return Verdict.WAITS_FOR_PERSON;
        }
        return shown(run(on, place, Silence.INSTANCE, Rehearsal.FOR_REAL), on, place);
    }

    private Verdict shown(DeployOutcome outcome, AppSession on, EnvironmentName place) {
        new OutcomeScreen(session.terminal(), on, output.format)
                .show(outcome, on.name() + " is not in " + place, "coop history " + place);
        return Verdict.DONE;
    }

    private DeployOutcome run(AppSession on, EnvironmentName place, DeployProgress lines, Rehearsal rehearsal) {
        return on.removal(on.name(), lines).run(place, rehearsal);
    }

    private static Failure nobodyToAsk() {
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("not-confirmed", "a removal is confirmed, and there is no terminal to ask in")
                        .hint("add --yes; --dry-run shows what would be deleted"));
    }

    private boolean confirmed(AppName name, EnvironmentName place) {
        return yes
                || session.terminal()
                        .ask("type the app's name to remove it from " + place + ":")
                        .equals(name.value());
    }
}
