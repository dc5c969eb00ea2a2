package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.gitops.Release;
import dev.coop.history.EnvironmentHistory;
import dev.coop.history.HistoryEntry;
import dev.coop.history.HistoryEntry.Deployed;
import dev.coop.history.HistoryEntry.Removed;
import dev.coop.history.HistoryEntry.RolledBack;
import dev.coop.history.HistoryEntry.Unreadable;
import dev.coop.json.JsonNumber;
import dev.coop.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The releases of an app's environments for scripts; the field names are part of the contract. */
final class HistoryJson {
    private HistoryJson() {}

    static JsonObject of(AppName app, String platform, boolean simulated, List<EnvironmentHistory> histories) {
        return JsonObject.empty()
                .with("app", app.value())
                .with("platform", platform)
                .with("simulated", simulated)
                .with(
                        "environments",
                        histories.stream().map(HistoryJson::environment).toList());
    }

    private static JsonObject environment(EnvironmentHistory history) {
        return JsonObject.empty()
                .with("name", history.environment().value())
                .with("hold", history.hold().map(HoldJson::of))
                .with("more", history.older() == EnvironmentHistory.Older.SOME)
                .with(
                        "releases",
                        history.entries().stream()
                                .map(entry -> entry(history, entry))
                                .toList());
    }

    private static JsonObject entry(EnvironmentHistory history, HistoryEntry entry) {
        var release = entry.release();
        return JsonObject.empty()
                .with("number", entry.number())
                .with("event", event(entry))
                .with("revision", entry.revision().value())
                .with("at", time(entry.at()))
                .withText("until", entry.until().map(HistoryJson::time))
                .with("seconds", entry.until().map(until -> JsonNumber.of(seconds(entry.at(), until))))
                .with("author", entry.author().name())
                .withText("merger", entry.merger().map(person -> person.name()))
                .with("pullRequest", entry.pullRequest().map(JsonNumber::of))
                .withText("version", release.map(each -> each.source().version()))
                .withText("subject", release.map(each -> each.source().subject()))
                .withText("image", release.map(each -> each.image().toString()))
                .withText("source", release.map(HistoryJson::source))
                .with("rolledBack", rolledBack(entry))
                .with("held", history.isHeld(entry));
    }

    private static String event(HistoryEntry entry) {
        return switch (entry.event()) {
            case Deployed _ -> "deployed";
            case RolledBack _ -> "rolled-back";
            case Removed _ -> "removed";
            case Unreadable _ -> "unreadable";
        };
    }

    /** Of a rollback, what it took back. */
    private static Optional<JsonObject> rolledBack(HistoryEntry entry) {
        return entry.event() instanceof RolledBack back ? Optional.of(HoldJson.of(back.hold())) : Optional.empty();
    }

    private static String source(Release release) {
        var source = release.source();
        return source.repository() + "@" + source.commit() + source.workTree().suffix();
    }

    private static long seconds(Instant from, Instant until) {
        return Math.max(0, Duration.between(from, until).toSeconds());
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
