package dev.coop.validate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of coop, as far as a platform's {@code coop: ">=0.1"} compares them: by their numbers. */
final class Version {
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,6})(?:\\.([0-9]{1,6}))?(?:\\.([0-9]{1,6}))?.*");

    private Version() {}

    /** Whether the version is older than the one behind {@code >=}; never when one of them is no version. */
    static boolean isOlder(String version, String wanted) {
        var running = NUMBERS.matcher(version);
        var least = NUMBERS.matcher(wanted.replaceFirst("^>= ?", ""));
        if (!wanted.startsWith(">=") || !running.matches() || !least.matches()) {
            return false;
        }
        for (var part = 1; part <= 3; part++) {
            var difference = Integer.compare(number(running, part), number(least, part));
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static int number(Matcher version, int part) {
        return version.group(part) == null ? 0 : Integer.parseInt(version.group(part));
    }
}
