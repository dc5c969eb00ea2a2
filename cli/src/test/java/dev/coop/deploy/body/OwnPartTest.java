package dev.coop.deploy.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.deploy.body.Described.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a body that people edited. */
class OwnPartTest {
    private static final String OLD = Bodies.text(first());
    private static final String NEW = Bodies.text(Bodies.usual());

    private static Content first() {
        var usual = Bodies.usual();
        return Bodies.with(usual, List.of(), usual.circumstances());
    }

    private static String updated(String body) {
        var once = Body.text(Bodies.usual(), Optional.of(body), Bodies.LIMIT);

        assertThat(Body.text(Bodies.usual(), Optional.of(once), Bodies.LIMIT))
                .as("updating again changes nothing")
                .isEqualTo(once);
        return once;
    }

    @Test
    void keepsWhatPeopleWroteAround() {
        assertThat(updated("Above\n\n" + OLD + "\nBelow\n")).isEqualTo("Above\n\n" + NEW + "\nBelow\n");
    }

    @Test
    void startsAnewInAnEmptyBody() {
        assertThat(updated("")).isEqualTo(NEW);
        assertThat(updated(" \r\n")).isEqualTo(NEW);
    }

    @Test
    void goesAboveATextWithoutItsPart() {
        assertThat(updated("Not on a Friday!")).isEqualTo(NEW + "\nNot on a Friday!");
    }

    @Test
    void leavesABodyAloneThatAForgeGaveBackInItsOwnWay() {
        var windows = "Above\r\n\r\n" + NEW.replace("\n", "\r\n").stripTrailing();

        assertThat(updated(windows)).isEqualTo(windows);
    }

    @Test
    void findsItsPartAmongWindowsLineEnds() {
        assertThat(updated("Above\r\n" + OLD.replace("\n", "\r\n") + "Below\r\n"))
                .isEqualTo("Above\r\n" + NEW + "Below\r\n");
    }

    @Test
    void findsItsPartWithoutTheFirstMarker() {
        assertThat(updated("Above\n" + OLD.replace(OwnPart.BEGIN + "\n", "") + "Below\n"))
                .isEqualTo("Above\n" + NEW + "Below\n");
    }

    @Test
    void losesNothingOfPeopleWithoutTheLastMarker() {
        var body = updated("Above\n" + OLD.replace(OwnPart.END + "\n", "") + "Below\n");

        assertThat(body).startsWith("Above\n" + NEW).endsWith("Below\n");
    }

    @Test
    void keepsOneOfSeveralCopies() {
        assertThat(updated(OLD + "Between\n" + OLD + "Below\n")).isEqualTo(NEW + "Between\nBelow\n");
    }

    @Test
    void leavesAQuotedMarkerAlone() {
        var quoted = "The line `" + OwnPart.BEGIN + "` is coop's.\n> " + OwnPart.END + "\n" + OwnPart.END + "\n"
                + OwnPart.BEGIN + "\n```\n" + OLD.replace("`", "'") + "```\n";

        assertThat(updated(quoted + OLD)).isEqualTo(quoted + NEW);
    }

    @Test
    void tellsWhichReleaseItDescribes() {
        assertThat(Described.in("Above\r\n" + NEW.replace("\n", "\r\n")))
                .containsExactly(Described.of(
                        Action.DEPLOY,
                        Bodies.usual().release(),
                        Bodies.usual().circumstances().after()));
        assertThat(Described.in("Above")).isEmpty();
        assertThat(Described.in(Bodies.text(new Content.Several(List.of(Bodies.usual(), Bodies.usual())))))
                .hasSize(2);
    }

    @Test
    void keepsWithinTheLimitWithoutCuttingWhatPeopleWrote() {
        var people = "x".repeat(900) + "\n";

        for (var limit = 1200; limit < 4000; limit += 7) {
            assertThat(Body.text(Bodies.usual(), Optional.of(people), limit))
                    .hasSizeLessThanOrEqualTo(limit)
                    .endsWith(people);
        }
    }
}
