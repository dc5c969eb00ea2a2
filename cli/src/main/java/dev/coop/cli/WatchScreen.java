package dev.coop.cli;

import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.delivery.Rollout;
import dev.coop.status.AppStatus;
import dev.coop.status.EnvironmentStatus;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Style;
import dev.coop.terminal.Width;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is seen while a rollout is followed. */
final class WatchScreen {
    private static final int COLUMN = 34;

    private final Style style;
    private List<String> lastChange = List.of();

    WatchScreen(Style style) {
        this.style = style;
    }

    /** Returns a line for each environment when something changed since the last call; for logs. */
    List<String> change(AppStatus status) {
        var now = status.environments().stream()
                .filter(environment -> environment.rollout() != Rollout.NONE)
                .map(environment -> "%s %s  %s %s%s"
                        .formatted(
                                status.app(),
                                environment.name(),
                                style.mark(RolloutMark.of(environment.rollout())),
                                environment.rollout().word(),
                                environment.message().isEmpty() ? "" : ": " + environment.message()))
                .toList();
        if (now.equals(lastChange)) {
            return List.of();
        }
        lastChange = now;
        return now;
    }

    /** Returns the lines for a terminal. */
    List<String> lines(AppStatus status, Instant startedAt) {
        var lines = new ArrayList<String>();
        for (var environment : status.environments()) {
            if (environment.rollout() != Rollout.NONE) {
                lines.addAll(environment(status, environment, startedAt));
            }
        }
        return lines;
    }

    /** Returns the resources of every environment. */
    List<String> trees(AppStatus status) {
        var lines = new ArrayList<String>();
        status.environments().forEach(environment -> environment.tree().forEach(node -> tree(node, "  ", "  ", lines)));
        return lines;
    }

    private List<String> environment(AppStatus status, EnvironmentStatus environment, Instant startedAt) {
        var lines = new ArrayList<String>();
        var desired = environment.desired();
        var what = desired.map(each -> each.release().source().version() + " \""
                        + each.release().source().subject() + "\"")
                .orElse("");
        lines.add(style.strong(status.app() + " " + environment.name()) + "  " + what + "  "
                + style.faint(Age.of(startedAt, status.readAt()) + (status.simulated() ? ", simulated" : "")));
        environment
                .proposed()
                .ifPresent(proposed -> lines.add(step(
                        Mark.WAITING,
                        "proposed",
                        "#" + proposed.pullRequest().number() + " "
                                + proposed.waitsFor().words() + ": "
                                + proposed.pullRequest().url())));
        desired.ifPresent(each -> lines.addAll(steps(environment, each)));
        environment.tree().forEach(node -> tree(node, "  ", "  ", lines));
        return lines;
    }

    private List<String> steps(EnvironmentStatus environment, EnvironmentStatus.Desired desired) {
        var steps = new ArrayList<String>();
        steps.add(step(Mark.DONE, "merged", desired.revision().abbreviated() + " in the GitOps repository"));
        var seen = environment.rollout() != Rollout.WAITING;
        if (environment.live().isPresent()) {
            steps.add(seen ? step(Mark.DONE, "seen", "by the delivery") : step(Mark.WAITING, "seen", "not yet"));
        }
        var said = environment.message().isEmpty()
                ? environment.rollout().word()
                : environment.rollout().word() + ": " + environment.message();
        steps.add(step(RolloutMark.of(environment.rollout()), "rollout", said));
        return steps;
    }

    private String step(Mark mark, String word, String text) {
        return style.mark(mark) + " " + Width.pad(word, 10) + "  " + text;
    }

    private String branch(boolean last) {
        if (!style.unicode()) {
            return last ? "`- " : "|- ";
        }
        return last ? "└─ " : "├─ ";
    }

    private void tree(ResourceNode node, String first, String rest, List<String> lines) {
        var mark =
                node.health().map(health -> style.mark(RolloutMark.of(health))).orElse("");
        var line = Width.pad(first + node.kind() + " " + node.name(), COLUMN) + " " + mark + " "
                + style.faint(node.message());
        lines.add(line.stripTrailing());
        for (var i = 0; i < node.children().size(); i++) {
            var last = i == node.children().size() - 1;
            tree(
                    node.children().get(i),
                    rest + branch(last),
                    rest + (last ? "   " : style.unicode() ? "│  " : "|  "),
                    lines);
        }
    }
}
