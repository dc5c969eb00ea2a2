package dev.coop.cli;

import dev.coop.delivery.Cause;
import dev.coop.delivery.Rollout;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.status.AppStatus;
import dev.coop.status.EnvironmentStatus;
import java.util.stream.Collectors;

/** The worst of the environments asked for, as an outcome. */
final class StatusVerdict {
    private StatusVerdict() {}

    /** Returns the outcome; fails where the delivery did not answer or does not allow. */
    static Verdict of(AppStatus status) {
        if (any(status, Rollout.DEGRADED, Rollout.FAILED, Rollout.DRIFTED)) {
            return Verdict.ROLLOUT_FAILED;
        }
        status.environments().stream()
                .filter(environment -> environment.rollout() == Rollout.UNKNOWN)
                .findFirst()
                .ifPresent(StatusVerdict::unknown);
        if (any(status, Rollout.SUSPENDED, Rollout.PROPOSED)
                || status.environments().stream()
                        .anyMatch(environment -> environment.proposed().isPresent())) {
            return Verdict.WAITS_FOR_PERSON;
        }
        return any(status, Rollout.WAITING, Rollout.PROGRESSING) ? Verdict.STILL_GOING : Verdict.DONE;
    }

    /**
     * Returns the outcome of having followed; fails where there was nothing to follow, which no script may take for
     * success.
     */
    static Verdict followed(AppStatus status) {
        if (status.environments().stream().allMatch(environment -> environment.rollout() == Rollout.NONE)) {
            var where = status.environments().stream()
                    .map(environment -> environment.name().value())
                    .collect(Collectors.joining(", "));
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("not-deployed", status.app() + " was never deployed to " + where)
                            .hint(Next.after(status).orElse("coop deploy")));
        }
        return of(status);
    }

    private static boolean any(AppStatus status, Rollout... wanted) {
        var list = java.util.List.of(wanted);
        return status.environments().stream().anyMatch(environment -> list.contains(environment.rollout()));
    }

    private static void unknown(EnvironmentStatus environment) {
        var cause = environment.cause();
        var kind = cause.map(Cause::code)
                        .filter(code -> code.contains("not-allowed") || code.contains("authenticated"))
                        .isPresent()
                ? Failure.Kind.NOT_ALLOWED
                : Failure.Kind.UNREACHABLE;
        var found = Diagnostic.error(
                        "rollout-unknown",
                        "the rollout in " + environment.name() + " is not known: " + environment.message())
                .at(cause.flatMap(Cause::location));
        throw new Failure(kind, cause.flatMap(Cause::hint).map(found::hint).orElse(found));
    }
}
