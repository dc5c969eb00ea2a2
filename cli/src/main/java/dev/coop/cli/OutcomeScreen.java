package dev.coop.cli;

import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.ProposedAlready;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.json.JsonObject;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Terminal;
import java.util.List;
import java.util.stream.Stream;

/** Shows what came of a deploy, a rollback or a removal: the result for scripts, and the lines for people. */
final class OutcomeScreen {
    private final Terminal terminal;
    private final PlatformSession on;
    private final OutputChoice.Format format;
    private final After after;

    /** What the command does after it. */
    enum After {
        SAYS_WHAT_IS_NEXT,
        /** Follows the rollout, which is what would be next. */
        FOLLOWS
    }

    OutcomeScreen(Terminal terminal, PlatformSession on, OutputChoice.Format format) {
        this(terminal, on, format, After.SAYS_WHAT_IS_NEXT);
    }

    OutcomeScreen(Terminal terminal, PlatformSession on, OutputChoice.Format format, After after) {
        this.terminal = terminal;
        this.on = on;
        this.format = format;
        this.after = after;
    }

    /** Shows what came of a deploy of several apps. */
    void showAll(List<DeployOutcome> outcomes) {
        shown(
                DeployJson.of(outcomes, on.simulated()),
                outcomes,
                outcome -> " --app " + outcome.release().app());
    }

    /** Shows what came of a deploy. */
    void show(DeployOutcome outcome) {
        shown(DeployJson.of(outcome, on.simulated()), List.of(outcome), _ -> "");
    }

    /** Shows what came of something else than a deploy, which has its own words for nothing to do. */
    void show(DeployOutcome outcome, String nothingToDo, String next) {
        if (outcome instanceof UpToDate) {
            json(DeployJson.of(outcome, on.simulated()));
            terminal.step(Mark.DONE, "nothing to do: " + nothingToDo);
            terminal.next(next);
        } else {
            show(outcome);
        }
    }

    /** A person sees what would change although it would be refused; a script gets one document, the failure's. */
    private void shown(JsonObject document, List<DeployOutcome> outcomes, DeployLines.Naming naming) {
        var hindered = outcomes.stream()
                .<Rehearsed>mapMulti((outcome, each) -> {
                    if (outcome instanceof Rehearsed rehearsed
                            && rehearsed.hindrance().isPresent()) {
                        each.accept(rehearsed);
                    }
                })
                .findFirst();
        if (hindered.isPresent()) {
            results(outcomes);
            hindered.get().requireUnhindered();
        }
        json(document);
        text(outcomes, naming);
    }

    private void json(JsonObject document) {
        if (format == OutputChoice.Format.JSON) {
            JsonResult.show(document, terminal);
        }
    }

    /** The result comes after the story; a diff is the story, and what it comes to stands where the eye ends up. */
    private void text(List<DeployOutcome> outcomes, DeployLines.Naming naming) {
        var rehearsed = outcomes.stream().allMatch(outcome -> outcome instanceof Rehearsed);
        if (rehearsed) {
            results(outcomes);
        }
        var next = new DeployLines(terminal).outcomes(outcomes, on.platform().name(), on.simulated(), naming);
        if (!rehearsed) {
            results(outcomes);
        }
        if (after == After.SAYS_WHAT_IS_NEXT) {
            terminal.next(next);
        }
    }

    private void results(List<DeployOutcome> outcomes) {
        if (format == OutputChoice.Format.TEXT) {
            outcomes.stream()
                    .map(outcome -> result(outcome).toList())
                    .distinct()
                    .flatMap(List::stream)
                    .forEach(terminal::result);
        }
    }

    private Stream<String> result(DeployOutcome outcome) {
        return switch (outcome) {
            case Committed committed -> Stream.of(committed.commit().value());
            case Proposed proposed -> Stream.of(proposed.pullRequest().url());
            case ProposedAlready proposed -> Stream.of(proposed.pullRequest().url());
            case BranchPushed pushed -> Stream.of(pushed.branch());
            case Rehearsed rehearsed ->
                new DiffLines(terminal.resultStyle()).of(rehearsed.diff().text());
            case UpToDate _, Superseded _ -> Stream.empty();
        };
    }
}
