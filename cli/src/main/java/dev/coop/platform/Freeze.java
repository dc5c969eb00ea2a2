package dev.coop.platform;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time of every week in which nothing is deployed, such as {@code Fri 16:00 - Mon 06:00 Europe/Oslo}.
 *
 * @param from when it begins
 * @param to when it ends
 * @param zone whose clock it is
 */
public record Freeze(WeekTime from, WeekTime to, ZoneId zone) {
    private static final Pattern FORM =
            Pattern.compile("(\\w{3}) (\\d{2}:\\d{2}) *- *(\\w{3}) (\\d{2}:\\d{2})(?: (\\S+))?");

    /** A moment of every week. */
    public record WeekTime(DayOfWeek day, LocalTime time) implements Comparable<WeekTime> {
        @Override
        public int compareTo(WeekTime other) {
            var byDay = day.compareTo(other.day);
            return byDay != 0 ? byDay : time.compareTo(other.time);
        }
    }

    /** Reads a freeze; without a zone it is in UTC. */
    public static Freeze parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw wrong(text);
        }
        try {
            var zone = Optional.ofNullable(matcher.group(5)).orElse("UTC");
            return new Freeze(
                    new WeekTime(day(matcher.group(1), text), LocalTime.parse(matcher.group(2))),
                    new WeekTime(day(matcher.group(3), text), LocalTime.parse(matcher.group(4))),
                    ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            throw wrong(text);
        }
    }

    private static DayOfWeek day(String name, String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().regionMatches(true, 0, name, 0, 3))
                .findFirst()
                .orElseThrow(() -> wrong(text));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("not a freeze: `" + text + "` (such as Fri 16:00 - Mon 06:00 Europe/Oslo)");
    }

    /** Returns when a freeze that holds at a moment ends; none when none holds. */
    public Optional<ZonedDateTime> endAfter(Instant moment) {
        var local = moment.atZone(zone);
        var now = new WeekTime(local.getDayOfWeek(), local.toLocalTime());
        var holds = from.compareTo(to) <= 0
                ? from.compareTo(now) <= 0 && now.compareTo(to) < 0
                : from.compareTo(now) <= 0 || now.compareTo(to) < 0;
        return holds ? Optional.of(end(local)) : Optional.empty();
    }

    private ZonedDateTime end(ZonedDateTime local) {
        var end = local.with(java.time.temporal.TemporalAdjusters.nextOrSame(to.day()))
                .with(to.time());
        return end.isAfter(local) ? end : end.plusWeeks(1);
    }
}
