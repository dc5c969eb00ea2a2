package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Verdict;
import dev.coop.platform.Environment;
import dev.coop.status.AppStatus;
import dev.coop.status.RolloutWatcher.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Follows rollouts before a person's or a log's eyes. */
final class Follow {
    private static final Duration PLAYED_INTERVAL = Duration.ofMillis(200);
    private static final Duration INTERVAL = Duration.ofSeconds(3);
    /** Controllers need a moment to start after a sync: healthy for less than this may be the health of before. */
    private static final Duration SETTLE = Duration.ofSeconds(6);

    private final Session session;
    private final PlatformSession on;
    private final OutputChoice.Format format;
    private final Duration timeout;

    Follow(Session session, PlatformSession on, OutputChoice.Format format, Duration timeout) {
        this.session = session;
        this.on = on;
        this.format = format;
        this.timeout = timeout;
    }

    /** Follows to the end, and returns how it ended. */
    Verdict follow(AppName app, List<Environment> environments, Optional<EnvironmentName> asked) {
        var again = "coop status" + asked.map(name -> " " + name).orElse("") + " --watch";
        var terminal = session.terminal();
        var ended = new AtomicBoolean();
        try (var _ = session.onInterrupt(() -> takenUpAgain(ended, again))) {
            var last = watch(app, environments, asked);
            ended.set(true);
            StatusVerdict.failWhenNothingRan(last);
            if (format == OutputChoice.Format.JSON) {
                JsonResult.show(StatusJson.of(last), terminal);
            } else {
                var table = new StatusTable(terminal.resultStyle(), terminal.resultColumns());
                last.environments().forEach(environment -> {
                    if (environment.cause().isPresent() || environment.wasRemoved()) {
                        table.trouble(environment).forEach(terminal::result);
                    }
                });
            }
            var verdict = StatusVerdict.of(last);
            StatusVerdict.explain(last, terminal);
            if (verdict == Verdict.STILL_GOING || verdict == Verdict.WAITS_FOR_PERSON) {
                terminal.next(Next.after(last)
                        .filter(_ -> verdict == Verdict.WAITS_FOR_PERSON)
                        .orElse(again));
            } else {
                Next.after(last).or(() -> onwards(verdict, environments)).ifPresent(terminal::next);
            }
            return verdict;
        }
    }

    /** A release that is well where it is goes on to the environment behind it. */
    private Optional<String> onwards(Verdict verdict, List<Environment> followed) {
        var names = followed.stream().map(Environment::name).toList();
        return on.platform().environments().stream()
                .filter(_ -> verdict == Verdict.DONE)
                .filter(each ->
                        !names.contains(each.name()) && each.after().stream().anyMatch(names::contains))
                .findFirst()
                .map(each -> "coop deploy " + each.name());
    }

    private void takenUpAgain(AtomicBoolean ended, String again) {
        if (!ended.get()) {
            session.terminal().note("");
            session.terminal().next(again + "   (takes it up again, here or on any machine)");
        }
    }

    private AppStatus watch(AppName app, List<Environment> environments, Optional<EnvironmentName> asked) {
        var terminal = session.terminal();
        var screen = new WatchScreen(terminal.resultStyle());
        var startedAt = session.clock().instant();
        var patience = on.simulated()
                ? new Patience(PLAYED_INTERVAL, timeout, Duration.ZERO, asked.isPresent())
                : new Patience(INTERVAL, timeout, SETTLE, asked.isPresent());
        var reader = on.statusReader();
        var platform = on.platform();
        try (var live = terminal.live()) {
            return session.watcher().watch(() -> reader.read(app, platform, environments), patience, status -> {
                if (format == OutputChoice.Format.TEXT) {
                    live.show(screen.lines(status, startedAt), screen.change(status));
                }
            });
        }
    }
}
