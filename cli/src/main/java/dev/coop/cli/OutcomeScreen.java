package dev.coop.cli;

import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.json.JsonWriter;
import dev.coop.terminal.Mark;

/** Shows what came of a deploy, a rollback or a removal: the result for scripts, and the lines for people. */
final class OutcomeScreen {
    private final Session session;
    private final OutputChoice.Format format;

    OutcomeScreen(Session session, OutputChoice.Format format) {
        this.session = session;
        this.format = format;
    }

    /** Shows what came of a deploy. */
    void show(DeployOutcome outcome) {
        result(outcome);
        new DeployLines(session.terminal()).outcome(outcome, session.platform().name(), session.simulated());
    }

    /** Shows what came of something else than a deploy, which has its own words for nothing to do. */
    void show(DeployOutcome outcome, String nothingToDo, String next) {
        if (outcome instanceof UpToDate) {
            result(outcome);
            session.terminal().step(Mark.DONE, "nothing to do: " + nothingToDo);
            session.terminal().next(next);
        } else {
            show(outcome);
        }
    }

    private void result(DeployOutcome outcome) {
        var terminal = session.terminal();
        if (format == OutputChoice.Format.JSON) {
            terminal.result(JsonWriter.write(DeployJson.of(outcome, session.simulated()))
                    .stripTrailing());
            return;
        }
        switch (outcome) {
            case Committed committed -> terminal.result(committed.commit().value());
            case Proposed proposed -> terminal.result(proposed.pullRequest().url());
            case BranchPushed pushed -> terminal.result(pushed.branch());
            case Rehearsed rehearsed ->
                new DiffLines(terminal.resultStyle())
                        .of(rehearsed.diff().text())
                        .forEach(terminal::result);
            case UpToDate _, Superseded _ -> {}
        }
    }
}
