package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.history.EnvironmentHistory;
import dev.coop.history.HistoryEntry;
import dev.coop.history.HistoryEntry.Deployed;
import dev.coop.history.HistoryEntry.Removed;
import dev.coop.history.HistoryEntry.RolledBack;
import dev.coop.history.HistoryEntry.Unreadable;
import dev.coop.terminal.Style;
import dev.coop.terminal.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The releases of an app's environments, a table each. */
final class HistoryTable {
    private static final List<String> HEADING =
            List.of("#", "VERSION", "WHEN (UTC)", "RAN", "BY", "PULL REQUEST", "IMAGE", "WHAT");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Style style;
    private final int columns;
    private final Instant now;

    HistoryTable(Style style, int columns, Instant now) {
        this.style = style;
        this.columns = columns;
        this.now = now;
    }

    List<String> lines(AppName app, String platform, boolean simulated, List<EnvironmentHistory> histories) {
        var lines = new ArrayList<String>();
        for (var history : histories) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(style.strong(app + " " + history.environment()) + " on " + platform
                    + (simulated ? style.faint("  (simulated: nothing runs)") : ""));
            if (history.entries().isEmpty()) {
                lines.add("never deployed");
            } else {
                lines.addAll(new Table(
                                HEADING,
                                history.entries().stream()
                                        .map(entry -> row(history, entry))
                                        .toList())
                        .lines(style, columns));
            }
        }
        return lines;
    }

    private List<String> row(EnvironmentHistory history, HistoryEntry entry) {
        var release = entry.release();
        return List.of(
                Integer.toString(entry.number()),
                release.map(each -> each.source().version()).orElse("-"),
                MINUTE.format(entry.at()),
                release.map(_ -> ran(entry)).orElse(""),
                entry.author().name()
                        + entry.merger()
                                .map(person -> ", merged by " + person.name())
                                .orElse(""),
                entry.pullRequest().map(number -> "#" + number).orElse(""),
                release.map(each -> each.digest().abbreviated()).orElse(""),
                what(entry) + (history.isHeld(entry) ? " (held)" : ""));
    }

    private String ran(HistoryEntry entry) {
        return entry.until()
                .map(until -> Age.of(entry.at(), until))
                .orElseGet(() -> Age.of(entry.at(), now) + " until now");
    }

    private static String what(HistoryEntry entry) {
        return switch (entry.event()) {
            case Deployed(var release) -> subject(release);
            case RolledBack(var release, var hold) -> subject(release) + " (" + back(hold) + ")";
            case Removed() -> "removed";
            case Unreadable(var why) -> "cannot be read: " + why;
        };
    }

    private static String subject(Release release) {
        return release.source().subject();
    }

    private static String back(Hold hold) {
        return "rolled back from " + hold.commit().abbreviated()
                + (hold.reason().isEmpty() ? "" : ": " + hold.reason());
    }
}
