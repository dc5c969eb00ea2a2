package dev.coop.validate.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The schedule of a cron job as Kubernetes takes it: five fields, or a word such as {@code @daily} (kubernetes.io,
 * CronJob, "Schedule syntax").
 */
final class CronSchedule {
    private static final Pattern WORD = Pattern.compile("@(yearly|annually|monthly|weekly|daily|midnight|hourly)");
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field("weekday", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private CronSchedule() {}

    /** Returns what is wrong with a schedule, as the end of a sentence about it; nothing when it is right. */
    static Optional<String> problem(String schedule) {
        if (WORD.matcher(schedule).matches()) {
            return Optional.empty();
        }
        if (schedule.startsWith("TZ=") || schedule.startsWith("CRON_TZ=")) {
            return Optional.of("cannot name a time zone");
        }
        var parts = schedule.isBlank() ? new String[0] : schedule.strip().split("\\s+");
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

    private record Field(String name, int least, int most, List<String> names) {
        private static final Pattern ITEM = Pattern.compile("(\\*|\\?|[0-9a-z]+)(?:-([0-9a-z]+))?(?:/([0-9]{1,4}))?");

        Optional<String> problem(String text) {
            for (var item : text.toLowerCase(Locale.ROOT).split(",", -1)) {
                var matcher = ITEM.matcher(item);
                if (!matcher.matches()) {
                    return Optional.of("has the " + name + " `" + text + "`, which is no cron field");
                }
                var wild = matcher.group(1).equals("*") || matcher.group(1).equals("?");
                var from = wild ? least : value(matcher.group(1));
                var to = matcher.group(2) == null ? from : value(matcher.group(2));
                var step = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
                if (from < least || to > most || from > to || step == 0 || (wild && matcher.group(2) != null)) {
                    return Optional.of(
                            "has the " + name + " `" + item + "`, " + name + "s are " + least + " to " + most);
                }
            }
            return Optional.empty();
        }

        private int value(String text) {
            var named = names.indexOf(text);
            if (named >= 0) {
                return named + least;
            }
            return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
        }
    }
}
