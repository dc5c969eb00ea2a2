package dev.coop.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When a request is sent again: only what is safe to repeat (RFC 9110, 9.2.2), only after an answer that says to come
 * back, at most three times, each time after about twice as long.
 */
final class Retries {
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
    private static final Set<Integer> COME_BACK = Set.of(429, 502, 503, 504);
    private static final int TRIES = 4;
    private static final Duration FIRST = Duration.ofMillis(500);

    /** Who asks for more patience is not answered again: a person decides. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final RandomGenerator random;

    Retries(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns how long to wait before trying again after an answer; nothing if it stands. */
    Optional<Duration> after(Answer answer, String method, int tries) {
        if (!COME_BACK.contains(answer.status()) || !allowed(method, tries)) {
            return Optional.empty();
        }
        return Optional.of(answer.header("Retry-After").flatMap(this::asked).orElseGet(() -> backOff(tries)))
                .filter(wait -> wait.compareTo(LONGEST) <= 0);
    }

    /** Returns how long to wait before trying again after the connection failed; nothing if that is final. */
    Optional<Duration> afterBrokenConnection(String method, int tries) {
        return allowed(method, tries) ? Optional.of(backOff(tries)) : Optional.empty();
    }

    private static boolean allowed(String method, int tries) {
        return tries < TRIES && REPEATABLE.contains(method);
    }

    private Duration backOff(int tries) {
        var longest = FIRST.toMillis() << (tries - 1);
        return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
    }

    private Optional<Duration> asked(String header) {
        var text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(clock.instant(), until);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException neitherSecondsNorDate) {
            return Optional.empty();
        }
    }
}
