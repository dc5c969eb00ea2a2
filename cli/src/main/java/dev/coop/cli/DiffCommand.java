package dev.coop.cli;

import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.ProposedAlready;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployRequest;
import dev.coop.diagnostic.Verdict;
import dev.coop.terminal.Mark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "diff",
        description = {
            "Prints as a unified diff what `coop deploy` would change now in the GitOps repository: the release's"
                + " record and the manifests; the app's own files only where nothing else differs. It works out what a"
                + " deploy works out, with the same checks, and changes nothing. Values of Secrets are hidden.",
            "An image that is not built yet, or that the registry does not tell of, is shown as not built yet; nothing"
                    + " is built or pushed."
        },
        exitCodeList = {
            "0:a deploy would change nothing",
            "1:there is a difference",
            "3:something to deploy is not valid",
            "6:a deploy would be refused: somebody else committed to coop's branch, the app belongs to another source,"
                    + " or another line of history runs there",
            "7:a deploy would wait for a person"
        },
        footer = {
            "coop diff",
            "# what a promotion would change",
            "coop diff prod",
            "# only look at one kind",
            "coop diff prod | grep replicas"
        })
final class DiffCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    EnvironmentChoice environment;

    @Mixin
    AppChoice app;

    @Mixin
    OutputChoice output;

    @Mixin
    ReleaseChoice release;

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var on = app.on(session);
        var outcome = on.deployer(new DeployLines(session.terminal()), DeploySession.Unbuilt.SHOWN)
                .deploy(new DeployRequest(
                        environment.name(),
                        release.image(),
                        release.from(),
                        DeployRequest.History.RESPECTED,
                        DeployRequest.Rehearsal.DRY_RUN,
                        DeployRequest.Holding.RESPECTED))
                .getFirst();
        return switch (output.format) {
            case JSON -> json(outcome, on.simulated());
            case TEXT -> text(outcome);
        };
    }

    private Verdict json(DeployOutcome outcome, boolean simulated) {
        if (outcome instanceof Rehearsed rehearsed) {
            rehearsed.requireUnhindered();
        }
        JsonResult.show(DeployJson.difference(outcome, simulated), session.terminal());
        return outcome instanceof Rehearsed ? Verdict.DIFFERENT : Verdict.DONE;
    }

    private Verdict text(DeployOutcome outcome) {
        var terminal = session.terminal();
        var environment = outcome.release().environment();
        return switch (outcome) {
            case Rehearsed rehearsed -> {
                new DiffLines(terminal.resultStyle())
                        .of(rehearsed.diff().text())
                        .forEach(terminal::result);
                rehearsed.requireUnhindered();
                terminal.step(
                        Mark.DETAIL,
                        "a deploy would " + rehearsed.how() + ": "
                                + rehearsed.changes().summary());
                terminal.next("coop deploy " + environment);
                yield Verdict.DIFFERENT;
            }
            case UpToDate _ -> same(environment + " runs this release already");
            case ProposedAlready proposed ->
                same("pull request #" + proposed.pullRequest().number() + " already has this release ("
                        + proposed.pullRequest().url() + ")");
            case BranchPushed pushed -> same("the branch " + pushed.branch() + " already has this release");
            case Superseded(var _, var newer, var where) ->
                same(newer.source().version() + ", which is newer, "
                        + (where == DeployOutcome.By.RUNNING ? "runs in " : "is proposed for ") + environment);
            case Committed _, Proposed _ -> throw new IllegalStateException("a dry run changed something");
        };
    }

    private Verdict same(String why) {
        session.terminal().step(Mark.DONE, "no difference: " + why);
        return Verdict.DONE;
    }
}
