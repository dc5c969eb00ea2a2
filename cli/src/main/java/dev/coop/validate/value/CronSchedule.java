package dev.coop.validate.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The schedule of a cron job as Kubernetes' controller reads it (robfig/cron v3, its standard parser): five fields, a
 * word such as {@code @daily}, or {@code @every} with a duration. Weekdays are 0 to 6: there is no second Sunday.
 */
public final class CronSchedule {
    private static final Set<String> WORDS =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final String EVERY = "@every ";
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field("weekday", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private CronSchedule() {}

    /** Returns what is wrong with a schedule, as the end of a sentence about it; nothing when it is right. */
    public static Optional<String> problem(String schedule) {
        if (schedule.contains("TZ=")) {
            return Optional.of("cannot name a time zone");
        }
        if (schedule.startsWith("@")) {
            return word(schedule);
        }
        var parts = schedule.isBlank() ? new String[0] : schedule.strip().split("\\s+", -1);
        if (parts.length != FIELDS.size()) {
            return Optional.of("has " + parts.length + (parts.length == 1 ? " field" : " fields") + ", cron needs 5");
        }
        for (var i = 0; i < parts.length; i++) {
            var problem = FIELDS.get(i).problem(parts[i]);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> word(String schedule) {
        if (WORDS.contains(schedule)) {
            return Optional.empty();
        }
        if (!schedule.startsWith(EVERY)) {
            return Optional.of("cannot be `" + schedule + "`; there are "
                    + String.join(", ", WORDS.stream().sorted().toList()) + " and @every");
        }
        var every = schedule.substring(EVERY.length());
        return GoDuration.isValid(every)
                ? Optional.empty()
                : Optional.of("has `" + every + "` after @every, which is no duration such as `90s` or `1h30m`");
    }

    private record Field(String name, int least, int most, List<String> names) {
        private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]+");
        private static final int DIGITS = 9;

        Optional<String> problem(String text) {
            for (var item : text.split(",", -1)) {
                if (!item.isEmpty() && !isRight(item.toLowerCase(Locale.ROOT))) {
                    return Optional.of(
                            "has the " + name + " `" + item + "`, " + name + "s are " + least + " to " + most);
                }
            }
            return Optional.empty();
        }

        /** From one to another, both or the latter left out, in steps; a star takes no notice of an end. */
        private boolean isRight(String item) {
            var steps = item.split("/", -1);
            var range = steps[0].split("-", -1);
            var wild = range[0].equals("*") || range[0].equals("?");
            if (steps.length > 2 || (range.length > 2 && !wild)) {
                return false;
            }
            var from = wild ? least : value(range[0]);
            var to = wild || (range.length == 1 && steps.length == 2) ? most : value(range[range.length - 1]);
            var step = steps.length == 1 ? 1 : number(steps[1]);
            return from >= least && to <= most && from <= to && step > 0;
        }

        private long value(String text) {
            var named = names.indexOf(text);
            return named >= 0 ? named + (long) least : number(text);
        }

        /** A number, or one that no field takes. */
        private static long number(String text) {
            if (!NUMBER.matcher(text).matches()) {
                return -1;
            }
            var digits = text.replaceFirst("^\\+?0*(?=[0-9])", "");
            return digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        }
    }
}
