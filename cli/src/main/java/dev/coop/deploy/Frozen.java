package dev.coop.deploy;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.platform.Environment;
import dev.coop.platform.Freeze;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The times in which an environment takes nothing. */
final class Frozen {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

    private Frozen() {}

    /**
     * Fails while a freeze of the environment holds; but a freeze does not keep a broken release running, so a rollback
     * is only told of it.
     */
    static void check(Plan plan, Instant now, DeployProgress told) {
        until(plan.environment(), now).ifPresent(frozen -> {
            if (plan.purpose() == Purpose.ROLLBACK) {
                told.warning(frozen + "; a rollback goes through all the same");
            } else {
                throw new Failure(
                        Failure.Kind.WAITS_FOR_PERSON,
                        Diagnostic.error("frozen", frozen)
                                .at(new Location.OfFile("platform.yaml"))
                                .hint("run the same command after that, or ask the platform team"));
            }
        });
    }

    private static Optional<String> until(Environment environment, Instant now) {
        return environment.freeze().stream()
                .flatMap(text -> freeze(text).endAfter(now).stream())
                .findFirst()
                .map(end -> environment.name() + " is frozen until " + SHOWN.format(end));
    }

    private static Freeze freeze(String text) {
        try {
            return Freeze.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("wrong-value", String.valueOf(wrong.getMessage()))
                            .at(new Location.OfFile("platform.yaml"))
                            .hint("ask the platform team to correct `freeze`"),
                    wrong);
        }
    }
}
