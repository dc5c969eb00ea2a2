package dev.coop.cli;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.deploy.Silence;
import dev.coop.diagnostic.Verdict;
import dev.coop.rollback.Earlier;
import dev.coop.terminal.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = {
            "Brings an earlier release of an environment back: its exact files, as a commit or as a pull request like"
                + " any deploy there. An open promotion gives way: it is closed with a comment. Where platform.yaml"
                + " says other things than then (cluster, namespace, policies), the release is rendered anew, and coop"
                + " says so.",
            "The commit that goes is held: that one and those before it stay out of the environment until a newer"
                    + " commit is deployed, or `coop deploy --release-hold`. A freeze does not stop a rollback.",
            "Running it again does nothing; --to goes further back."
        },
        exitCodeList = {
            "0:done, or nothing to do",
            "3:there is no such earlier release, its image is gone, or it breaks a rule of now",
            "6:the app belongs to another source, or somebody else committed to coop's branch",
            "7:not confirmed, or the commit named is held"
        },
        footer = {
            "coop rollback prod",
            "# say why, for those who ask later",
            "coop rollback prod --reason 'burns fingers'",
            "# further back: number or version as coop history shows them",
            "coop rollback prod --to 3",
            "coop rollback prod --to 1a2b3c4",
            "# what it would change",
            "coop rollback prod --dry-run"
        })
final class RollbackCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    EnvironmentChoice environment;

    @Mixin
    AppChoice app;

    @Mixin
    OutputChoice output;

    @Option(
            names = "--to",
            paramLabel = "N|VERSION",
            description = "The release as coop history shows it. Default: the one before the one that runs.")
    @Nullable
    Earlier to;

    @Option(names = "--reason", paramLabel = "TEXT", description = "What is wrong with the release that goes.")
    String reason = "";

    @Option(names = "--dry-run", description = "Only show what would change, as a diff.")
    boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask for a confirmation.")
    boolean yes;

    RollbackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var on = app.on(session);
        var place = NamedEnvironment.of(environment.name(), on.platform());
        DeployProgress lines = new DeployLines(session.terminal());
        if (session.terminal().interactive() && !yes && !dryRun) {
            var rehearsed = run(on, place, lines, Rehearsal.DRY_RUN);
            lines = Silence.INSTANCE;
            if (rehearsed instanceof Rehearsed would) {
                would.requireUnhindered();
            }
            if (rehearsed instanceof Rehearsed would && !confirmed(would)) {
                session.terminal().note("nothing was changed");
                return Verdict.WAITS_FOR_PERSON;
            }
        }
        var outcome = run(on, place, lines, dryRun ? Rehearsal.DRY_RUN : Rehearsal.FOR_REAL);
        new OutcomeScreen(session.terminal(), on, output.format)
                .show(
                        outcome,
                        place + " runs " + outcome.release().source().version() + " already",
                        "coop history " + place + "   (coop rollback " + place + " --to N goes further back)");
        return Verdict.DONE;
    }

    private DeployOutcome run(AppSession on, EnvironmentName place, DeployProgress lines, Rehearsal rehearsal) {
        var earlier = Optional.ofNullable(to).orElseGet(Earlier.TheOneBefore::new);
        return on.rollback(on.name(), earlier, reason, lines).run(place, rehearsal);
    }

    private boolean confirmed(Rehearsed would) {
        return session.terminal()
                .confirm(
                        "roll %s in %s back to %s (%s)?"
                                .formatted(
                                        would.release().app(),
                                        would.release().environment(),
                                        would.release().source().version(),
                                        would.changes().summary()),
                        Terminal.Enter.NO);
    }
}
