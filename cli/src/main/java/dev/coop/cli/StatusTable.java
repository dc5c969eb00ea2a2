package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.delivery.Rollout;
import dev.coop.gitops.Hold;
import dev.coop.status.AppStatus;
import dev.coop.status.EnvironmentStatus;
import dev.coop.status.Proposed;
import dev.coop.terminal.Style;
import dev.coop.terminal.Table;
import java.util.ArrayList;
import java.util.List;

/** The status of an app, a row an environment. */
final class StatusTable {
    private static final List<String> HEADING =
            List.of("ENVIRONMENT", "VERSION", "BEHIND", "ROLLOUT", "SINCE", "PULL REQUEST", "ADDRESS");

    private final Style style;
    private final int columns;

    StatusTable(Style style, int columns) {
        this.style = style;
        this.columns = columns;
    }

    List<String> lines(AppStatus status) {
        var lines = new ArrayList<String>();
        lines.add(heading(status.app(), status));
        lines.addAll(new Table(
                        HEADING,
                        status.environments().stream()
                                .map(environment -> row(environment, status))
                                .toList())
                .lines(style, columns));
        status.environments().forEach(environment -> lines.addAll(trouble(environment)));
        status.environments()
                .forEach(environment -> environment
                        .hold()
                        .map(hold -> style.faint("  " + environment.name() + ": " + held(hold)))
                        .ifPresent(lines::add));
        lines.addAll(new DiagnosticRenderer(style).lines(status.missing()));
        return lines;
    }

    private String heading(AppName app, AppStatus status) {
        return style.strong(app.value()) + " on " + status.platform()
                + (status.simulated() ? style.faint("  (simulated: nothing runs)") : "");
    }

    private List<String> row(EnvironmentStatus environment, AppStatus status) {
        var desired = environment.desired();
        return List.of(
                environment.name().value(),
                desired.map(each -> version(each)).orElse(""),
                desired.filter(each -> each.behind().orElse(0) > 0)
                        .map(each -> Integer.toString(each.behind().getAsInt()))
                        .orElse(""),
                rollout(environment),
                environment.since().map(since -> Age.of(since, status.readAt())).orElse(""),
                environment.proposed().map(this::pullRequest).orElse(""),
                environment.url().map(url -> style.link(url, url)).orElse(""));
    }

    private static String held(Hold hold) {
        return hold.commit().abbreviated() + " is held"
                + (hold.reason().isEmpty() ? "" : ": " + hold.reason())
                + (hold.by().isEmpty() ? "" : " (" + hold.by() + ")");
    }

    private static String version(EnvironmentStatus.Desired desired) {
        var source = desired.release().source();
        return source.ref().map(ref -> source.version() + " " + ref).orElse(source.version());
    }

    private String rollout(EnvironmentStatus environment) {
        return style.mark(RolloutMark.of(environment.rollout())) + " "
                + (environment.wasRemoved()
                        ? "removed"
                        : environment.rollout() == Rollout.NONE
                                ? "not deployed"
                                : environment.rollout().word());
    }

    private String pullRequest(Proposed proposed) {
        var pullRequest = proposed.pullRequest();
        return style.link("#" + pullRequest.number(), pullRequest.url()) + " "
                + proposed.heldIn()
                        .map(place -> "was rolled back in " + place)
                        .orElse(proposed.waitsFor().words());
    }

    /** What is wrong, and what to do, below the table. */
    List<String> trouble(EnvironmentStatus environment) {
        var lines = new ArrayList<String>();
        environment
                .cause()
                .ifPresentOrElse(
                        cause -> {
                            lines.add(style.mark(RolloutMark.of(environment.rollout())) + " " + environment.name()
                                    + ": " + cause.message());
                            cause.evidence().forEach(evidence -> lines.add("    " + evidence));
                            cause.hint().ifPresent(hint -> lines.add("  " + style.faint("hint: ") + hint));
                        },
                        () -> {
                            if (!environment.message().isEmpty() && environment.rollout() != Rollout.HEALTHY) {
                                lines.add(style.faint("  " + environment.name() + ": " + environment.message()));
                            }
                        });
        return lines;
    }
}
