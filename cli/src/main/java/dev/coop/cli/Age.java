package dev.coop.cli;

import java.time.Duration;
import java.time.Instant;

/** A length of time in a person's words. */
public final class Age {
    private Age() {}

    /** Returns how long ago something was: {@code 40 s}, {@code 12 min}, {@code 3 h} or {@code 6 d}. */
    public static String of(Instant then, Instant now) {
        var seconds = Math.max(0, Duration.between(then, now).toSeconds());
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? seconds / 60 + " min"
                        : seconds < 2 * 86400 ? seconds / 3600 + " h" : seconds / 86400 + " d";
    }
}
