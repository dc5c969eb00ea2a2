package dev.coop.cli;

import dev.coop.delivery.Rollout;
import dev.coop.deploy.Target;
import dev.coop.diagnostic.Verdict;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.status.AppStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "Shows for each environment the version, how many commits it is behind, the pull request that waits, how"
                    + " the rollout is and since when, and the address. For one environment, also its resources; where"
                    + " something is wrong, why, and what to do.",
            "With --watch it follows the rollout to its end. Ctrl-C ends only the watching, and prints the command that"
                    + " takes it up again."
        },
        exitCodeList = {
            "0:the status could be reported, whatever it is",
            "3:with --watch: it was never deployed, so there is nothing to follow",
            "4:with --exit-code or --watch: Argo CD does not let coop see a rollout, or the forge a pull request",
            "5:with --exit-code or --watch: nothing is known of a rollout, as Argo CD does not answer, or of pull"
                    + " requests, as the forge does not",
            "7:with --exit-code or --watch: an environment waits for a person",
            "8:with --exit-code or --watch: a rollout goes on",
            "10:with --exit-code or --watch: a rollout failed or is degraded"
        },
        footer = {
            "coop status",
            "# follow a rollout",
            "coop status prod --watch",
            "# wait for it in a script",
            "coop status prod --watch --timeout 20m && ./smoke-test",
            "# for a program",
            "coop status -o json | jq '.environments[].rollout'"
        })
final class StatusCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    EnvironmentChoice environment;

    @Mixin
    AppChoice app;

    @Mixin
    OutputChoice output;

    @Option(
            names = {"-w", "--watch"},
            description = "Follow the rollout to its end.")
    boolean watch;

    @Option(
            names = "--exit-code",
            description = "Exit 10, 4, 5, 7 or 8 when a rollout failed, is not known, waits for a person or goes on.")
    boolean exitCode;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to follow at most, such as 90s or 20m. Default: 15m.")
    Duration timeout = Duration.ofMinutes(15);

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var on = app.on(session);
        var environments = environments(on.platform());
        if (watch) {
            return new Follow(session, on, output.format, timeout).follow(on.name(), environments, environment.name());
        }
        var status = on.statusReader().read(on.name(), on.platform(), environments);
        show(status, on);
        if (!exitCode) {
            return Verdict.DONE;
        }
        StatusVerdict.explain(status, session.terminal());
        return StatusVerdict.of(status);
    }

    private List<Environment> environments(Platform platform) {
        return environment.name().isPresent()
                ? List.of(Target.choose(platform, environment.name()))
                : platform.environments();
    }

    private void show(AppStatus status, AppSession on) {
        var terminal = session.terminal();
        switch (output.format) {
            case JSON -> JsonResult.show(StatusJson.of(status), terminal);
            case TEXT -> {
                var table = new StatusTable(terminal.resultStyle(), terminal.resultColumns());
                table.lines(status).forEach(terminal::result);
                if (environment.name().isPresent()) {
                    new WatchScreen(terminal.resultStyle()).trees(status).forEach(terminal::result);
                }
                var nothing = status.environments().stream().allMatch(each -> each.rollout() == Rollout.NONE);
                if (!nothing || !UnknownApp.is(on, terminal)) {
                    Next.after(status).ifPresent(terminal::next);
                }
            }
        }
    }
}
