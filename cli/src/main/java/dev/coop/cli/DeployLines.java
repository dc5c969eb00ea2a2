package dev.coop.cli;

import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployProgress;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Terminal;
import dev.coop.terminal.Width;

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
    public void detail(String text) {
        terminal.note("  " + text);
    }

    void outcome(DeployOutcome outcome, String platform, boolean simulated) {
        var environment = outcome.release().environment();
        var place = simulated ? platform + " (simulated)" : platform;
        switch (outcome) {
            case Committed committed -> {
                done(
                        "committed",
                        "%s to %s: %s"
                                .formatted(
                                        committed.commit().abbreviated(),
                                        place,
                                        committed.changes().summary()));
                terminal.next("coop status " + environment + " --watch");
            }
            case Proposed proposed -> proposed(proposed, place, simulated);
            case BranchPushed pushed -> {
                done(
                        "pushed",
                        "branch %s: %s"
                                .formatted(pushed.branch(), pushed.changes().summary()));
                terminal.warning(
                        "where pull requests of this repository live is not known: set `forge` in platform.yaml");
                terminal.next("open a pull request for " + pushed.branch() + " by hand");
            }
            case UpToDate _ -> {
                terminal.step(Mark.DONE, "nothing to do: " + environment + " already runs this release");
                terminal.next("coop status " + environment);
            }
            case Superseded superseded -> {
                terminal.step(
                        Mark.DONE,
                        "nothing to do: superseded by "
                                + superseded.by().source().version() + ", which " + environment + " runs");
                terminal.next("coop status " + environment);
            }
            case Rehearsed rehearsed -> {
                terminal.step(
                        Mark.DETAIL,
                        "would " + rehearsed.how() + " for " + environment + ": "
                                + rehearsed.changes().summary());
                terminal.next("the same without --dry-run");
            }
        }
    }

    private void proposed(Proposed proposed, String place, boolean simulated) {
        var number = proposed.pullRequest().number();
        proposed.because()
                .ifPresent(reason ->
                        terminal.warning("the main branch is protected, so a pull request was made: " + reason));
        var what = switch (proposed.step()) {
            case OPENED -> "pull request #" + number + " opened";
            case UPDATED -> "pull request #" + number + " updated";
            case UNCHANGED -> "nothing to do: pull request #" + number + " already has this release";
        };
        terminal.step(
                Mark.DONE, what + " on " + place + ": " + proposed.changes().summary());
        terminal.next(
                simulated
                        ? "coop sandbox merge " + number
                        : "have it reviewed, then coop status "
                                + proposed.release().environment() + " --watch");
    }
}
