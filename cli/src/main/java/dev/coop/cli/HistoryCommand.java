package dev.coop.cli;

import dev.coop.deploy.Target;
import dev.coop.diagnostic.Verdict;
import dev.coop.history.EnvironmentHistory;
import dev.coop.history.EnvironmentHistory.Older;
import dev.coop.platform.Environment;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = {
            "Lists the releases of an environment, newest first: the version, when it came and how long it ran, who"
                + " proposed and who merged it, its pull request and its image. Rollbacks, removals and a commit that"
                + " is held are marked. Without ENVIRONMENT it lists every environment.",
            "It reads the GitOps repository's commits and nothing else, so it needs no access to the cluster or to pull"
                    + " requests. The numbers are those that `coop rollback ENVIRONMENT --to N` takes; 1 is the newest."
        },
        exitCodeList = "0:also where nothing was ever deployed",
        footer = {
            "coop history",
            "coop history prod",
            "# further back",
            "coop history prod --limit 50",
            "# of an app that is not checked out here",
            "coop history prod --app shop -o json"
        })
final class HistoryCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    EnvironmentChoice environment;

    @Mixin
    AppChoice app;

    @Mixin
    OutputChoice output;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many releases of each environment at most. Default: 10.")
    int limit = 10;

    HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var on = app.on(session);
        var name = on.name();
        var platform = on.platform();
        var environments = environment.name().isPresent()
                ? List.of(Target.choose(platform, environment.name()))
                : platform.environments();
        var reader = on.historyReader();
        show(
                on,
                environments.stream()
                        .map(Environment::name)
                        .map(each -> reader.read(name, each, limit))
                        .toList());
        return Verdict.DONE;
    }

    private void show(AppSession on, List<EnvironmentHistory> histories) {
        var terminal = session.terminal();
        switch (output.format) {
            case JSON ->
                JsonResult.show(HistoryJson.of(on.name(), on.platform().name(), on.simulated(), histories), terminal);
            case TEXT -> {
                var table = new HistoryTable(
                        terminal.resultStyle(),
                        terminal.resultColumns(),
                        session.clock().instant());
                table.lines(on.name(), on.platform().name(), on.simulated(), histories)
                        .forEach(terminal::result);
                var nothing =
                        histories.stream().allMatch(history -> history.entries().isEmpty());
                if (!nothing || !UnknownApp.is(on, terminal)) {
                    next(histories);
                }
            }
        }
    }

    private void next(List<EnvironmentHistory> histories) {
        histories.stream()
                .filter(history -> history.older() == Older.SOME)
                .findFirst()
                .ifPresent(history -> session.terminal()
                        .note("there are older ones: coop history " + history.environment() + " --limit "
                                + limit * 5L));
        if (histories.size() == 1) {
            var only = histories.getFirst();
            if (only.entries().isEmpty()) {
                session.terminal().next("coop deploy " + only.environment());
            } else if (only.entries().size() > 1) {
                session.terminal().next("coop rollback " + only.environment() + " --to N");
            }
        }
    }
}
