package dev.coop.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreezeTest {
    private static void holds(String freeze, String moment, String end) {
        assertThat(Freeze.parse(freeze).endAfter(Instant.parse(moment)).map(ZonedDateTime::toInstant))
                .contains(Instant.parse(end));
    }

    private static void isOver(String freeze, String moment) {
        assertThat(Freeze.parse(freeze).endAfter(Instant.parse(moment))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-30T15:00:00Z",
                "2026-01-30T23:59:59Z",
                "2026-01-31T12:00:00Z",
                "2026-02-01T08:00:00Z",
                "2026-02-01T23:30:00Z",
                "2026-02-02T04:59:59Z"
            })
    void holdsOverTheWeekendInItsZone(String moment) {
        holds("Fri 16:00 - Mon 06:00 Europe/Oslo", moment, "2026-02-02T05:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-30T14:59:59Z", "2026-02-02T05:00:00Z", "2026-02-04T12:00:00Z"})
    void isOverDuringTheWeek(String moment) {
        isOver("Fri 16:00 - Mon 06:00 Europe/Oslo", moment);
    }

    @Test
    void followsTheZonesSummerTime() {
        holds("Fri 16:00 - Mon 06:00 Europe/Oslo", "2026-07-03T14:00:00Z", "2026-07-06T04:00:00Z");
        isOver("Fri 16:00 - Mon 06:00 Europe/Oslo", "2026-07-03T13:59:59Z");
    }

    @Test
    void holdsWithinADay() {
        holds("Tue 10:00 - Tue 12:00 UTC", "2026-02-03T10:00:00Z", "2026-02-03T12:00:00Z");
        isOver("Tue 10:00 - Tue 12:00 UTC", "2026-02-03T12:00:00Z");
        isOver("Tue 10:00 - Tue 12:00 UTC", "2026-02-04T11:00:00Z");
    }

    @Test
    void holdsNearlyAWholeWeek() {
        holds("Mon 12:00 - Mon 06:00 UTC", "2026-02-02T12:00:00Z", "2026-02-09T06:00:00Z");
        holds("Mon 12:00 - Mon 06:00 UTC", "2026-02-02T05:00:00Z", "2026-02-02T06:00:00Z");
        isOver("Mon 12:00 - Mon 06:00 UTC", "2026-02-02T06:00:00Z");
    }

    @Test
    void isInUtcWithoutAZone() {
        holds("Fri 16:00 - Mon 06:00", "2026-01-30T16:00:00Z", "2026-02-02T06:00:00Z");
        isOver("Fri 16:00 - Mon 06:00", "2026-01-30T15:59:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "weekends",
        "Fri 16:00",
        "Fry 16:00 - Mon 06:00 UTC",
        "Fri 25:00 - Mon 06:00 UTC",
        "Fri 16:00 - Mon 06:00 Europe/Olso",
        "Fri 16:00 - Mon 06:00 UTC and more"
    })
    void refusesWhatIsNoFreeze(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Freeze.parse(text))
                .withMessageContaining("`" + text + "`");
    }
}
