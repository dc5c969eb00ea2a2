package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.history.EnvironmentHistory;
import dev.coop.history.EnvironmentHistory.Older;
import dev.coop.history.HistoryEntry;
import dev.coop.history.HistoryEntry.Deployed;
import dev.coop.history.HistoryEntry.Event;
import dev.coop.history.HistoryEntry.Removed;
import dev.coop.history.HistoryEntry.RolledBack;
import dev.coop.history.HistoryEntry.Unreadable;
import dev.coop.house.GoldenFolder;
import dev.coop.image.ImageRepository;
import dev.coop.image.KnownImages;
import dev.coop.json.JsonWriter;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.WorkTree;
import dev.coop.terminal.Style;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryJsonTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
    private static final AppName MUG = new AppName("mean-mug");
    private static final EnvironmentName PROD = new EnvironmentName("prod");
    private static final Person ADA = new Person("Ada Lovelace", "ada@acme.dev");
    private static final Person BOB = new Person("Bob", "bob@acme.dev");
    private static final Hold HOLD =
            new Hold(new CommitId("2".repeat(40)), KnownImages.digest("2"), "burns fingers", "Ada Lovelace");

    private static Release release(String digit, String subject) {
        return new Release(
                MUG,
                PROD,
                Optional.of("coffee"),
                "in-cluster",
                "mean-mug-prod",
                new ImageRepository("ghcr.io", "acme/mean-mug"),
                KnownImages.digest(digit),
                new Release.Source(
                        RepositoryAddress.parse("https://github.com/acme/mean-mug"),
                        ".",
                        new CommitId(digit.repeat(40)),
                        Optional.of("main"),
                        subject,
                        WorkTree.CLEAN));
    }

    private static HistoryEntry entry(int number, Optional<Person> merger, Optional<Integer> pullRequest, Event event) {
        return new HistoryEntry(
                number,
                new CommitId("abcdef".substring(number, number + 1).repeat(40)),
                AT.minusSeconds(3600L * number),
                number == 1 ? Optional.empty() : Optional.of(AT.minusSeconds(3600L * (number - 1))),
                ADA,
                merger,
                pullRequest,
                event);
    }

    private static List<EnvironmentHistory> histories() {
        return List.of(
                new EnvironmentHistory(
                        PROD,
                        List.of(
                                entry(
                                        1,
                                        Optional.of(BOB),
                                        Optional.of(13),
                                        new RolledBack(release("1", "Serve hot mugs"), HOLD)),
                                entry(2, Optional.empty(), Optional.of(12), new Deployed(release("2", "Hotter"))),
                                entry(3, Optional.empty(), Optional.empty(), new Removed()),
                                entry(4, Optional.empty(), Optional.empty(), new Unreadable("no `format`"))),
                        Older.SOME,
                        Optional.of(HOLD)),
                new EnvironmentHistory(new EnvironmentName("test"), List.of(), Older.NONE, Optional.empty()));
    }

    @Test
    void hasEveryField() {
        GoldenFolder.of("history")
                .holds("every-event.json", JsonWriter.write(HistoryJson.of(MUG, "acme", false, histories())));
    }

    @Test
    void isATableForPeople() {
        GoldenFolder.of("history")
                .holds(
                        "every-event.txt",
                        String.join(
                                        "\n",
                                        new HistoryTable(Style.PLAIN, Integer.MAX_VALUE, AT)
                                                .lines(MUG, "acme", true, histories()))
                                + "\n");
    }
}
