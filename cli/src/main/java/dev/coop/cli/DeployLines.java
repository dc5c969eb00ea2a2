package dev.coop.cli;

import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.ProposedAlready;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployProgress;
import dev.coop.deploy.Merges;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Terminal;
import dev.coop.terminal.Width;
import java.util.List;

/** What a person reads of a deploy. */
final class DeployLines implements DeployProgress {
    private final Terminal terminal;

    DeployLines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void done(String step, String text) {
        terminal.step(Mark.DONE, Width.pad(step, 9) + " " + text);
    }

    @Override
    public void warning(String text) {
        terminal.warning(text);
    }

    @Override
    public void warnings(List<Diagnostic> found) {
        DiagnosticRenderer.alert(found, terminal);
    }

    @Override
    public void detail(String text) {
        terminal.note("  " + text);
    }

    /** Returns the option that names the app of an outcome; where the folder does it, none. */
    interface Naming {
        String of(DeployOutcome outcome);
    }

    /** Tells what came of each app; returns what to do next, which follows from the first that is not settled. */
    String outcomes(List<DeployOutcome> outcomes, String platform, boolean simulated, Naming naming) {
        var place = simulated ? platform + " (simulated)" : platform;
        var next = "";
        for (var outcome : outcomes) {
            var app = outcomes.size() > 1 ? outcome.release().app() + " " : "";
            var status = "coop status " + outcome.release().environment() + naming.of(outcome);
            var after = outcome(outcome, app, place, simulated, status);
            next = next.isEmpty() || !(outcome instanceof UpToDate || outcome instanceof Superseded) ? after : next;
        }
        return next;
    }

    /** Returns what to do next. */
    private String outcome(DeployOutcome outcome, String app, String place, boolean simulated, String status) {
        var environment = outcome.release().environment();
        return switch (outcome) {
            case Committed committed -> {
                committed(committed, app, place);
                yield status + " --watch";
            }
            case Proposed proposed -> proposed(proposed, app, place, simulated, status);
            case ProposedAlready proposed -> {
                terminal.step(
                        Mark.DONE,
                        app + "nothing to do: pull request #"
                                + proposed.pullRequest().number() + " already has this release: "
                                + proposed.changes().summary());
                yield status;
            }
            case BranchPushed pushed -> {
                branch(pushed, app);
                yield "open a pull request for " + pushed.branch() + " by hand";
            }
            case UpToDate _ -> {
                terminal.step(Mark.DONE, app + "nothing to do: " + environment + " already runs this release");
                yield status;
            }
            case Superseded superseded -> {
                terminal.step(
                        Mark.DONE,
                        app + "nothing to do: superseded by "
                                + superseded.by().source().version() + ", which "
                                + where(superseded));
                yield status;
            }
            case Rehearsed rehearsed -> {
                terminal.step(
                        Mark.DETAIL,
                        app + "would " + rehearsed.how() + " for " + environment + ": "
                                + rehearsed.changes().summary());
                yield "the same without --dry-run";
            }
        };
    }

    private void branch(BranchPushed pushed, String app) {
        var changes = pushed.changes().summary();
        switch (pushed.moved()) {
            case NOW -> done("pushed", app + "branch " + pushed.branch() + ": " + changes);
            case BEFORE ->
                terminal.step(
                        Mark.DONE,
                        app + "nothing to do: branch " + pushed.branch() + " already has this release: " + changes);
        }
        terminal.warning("where pull requests of this repository live is not known: set `forge` in platform.yaml");
    }

    private static String where(Superseded superseded) {
        var environment = superseded.release().environment();
        return switch (superseded.where()) {
            case RUNNING -> environment + " runs";
            case PROPOSED -> "is proposed for " + environment;
        };
    }

    private void committed(Committed committed, String app, String place) {
        var through = committed
                .through()
                .map(request -> " through pull request #" + request.number()
                        + (committed.because().isPresent() ? ", as its main branch is protected" : ""))
                .orElse("");
        done(
                "committed",
                app
                        + "%s to %s%s: %s"
                                .formatted(
                                        committed.commit().abbreviated(),
                                        place,
                                        through,
                                        committed.changes().summary()));
    }

    private String proposed(Proposed proposed, String app, String place, boolean simulated, String look) {
        var number = proposed.pullRequest().number();
        proposed.because()
                .ifPresent(reason ->
                        terminal.warning("the main branch is protected, so a pull request was made: " + reason));
        var already = switch (proposed.purpose()) {
            case DEPLOY -> " already has this release";
            case ROLLBACK -> " already has this rollback";
            case REMOVAL -> " already has this removal";
        };
        var what = switch (proposed.step()) {
            case OPENED -> "pull request #" + number + " opened";
            case UPDATED -> "pull request #" + number + " updated";
            case TEXT -> "pull request #" + number + already + ", text of #" + number + " brought up to date";
            case UNCHANGED -> "nothing to do: pull request #" + number + already;
        };
        terminal.step(
                Mark.DONE,
                app + what + " on " + place + ": " + proposed.changes().summary());
        var watch = look + " --watch";
        return switch (proposed.merges()) {
            case Merges.ByPeople() -> {
                if (simulated) {
                    yield "coop sandbox merge " + number;
                }
                yield isNews(proposed)
                        ? "have it reviewed, then " + watch
                        : look + "   (says what #" + number + " waits for)";
            }
            case Merges.WhenGreen() -> {
                terminal.step(
                        Mark.DETAIL,
                        "#" + number
                                + " merges by itself when the main branch's rules allow it: checks passed, approvals"
                                + " given");
                yield isNews(proposed) ? watch : look + "   (says what #" + number + " waits for)";
            }
            case Merges.NotByItself(var reason) -> {
                terminal.warning("pull request #" + number + " has to be merged by people: " + reason);
                yield "have it merged, then " + watch;
            }
        };
    }

    /** What was there before may wait for something else than a review; asking for that here would be slow. */
    private static boolean isNews(Proposed proposed) {
        return switch (proposed.step()) {
            case OPENED, UPDATED -> true;
            case TEXT, UNCHANGED -> false;
        };
    }
}
