package dev.coop.cli;

import dev.coop.delivery.Rollout;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.status.AppStatus;
import dev.coop.status.EnvironmentStatus;
import dev.coop.status.Unseen;
import dev.coop.terminal.Terminal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The worst of the environments asked for, as an outcome. */
final class StatusVerdict {
    private StatusVerdict() {}

    static Verdict of(AppStatus status) {
        return status.environments().stream()
                .map(StatusVerdict::of)
                .reduce(status.unanswered().map(StatusVerdict::of).orElse(Verdict.DONE), Verdict::worse);
    }

    /** Nobody knows then whether a pull request waits. */
    private static Verdict of(Failure unanswered) {
        return unanswered.kind() == Failure.Kind.NOT_ALLOWED ? Verdict.NOT_ALLOWED : Verdict.UNREACHABLE;
    }

    private static Verdict of(EnvironmentStatus environment) {
        var rollout = switch (environment.rollout()) {
            case DEGRADED, FAILED, DRIFTED -> Verdict.ROLLOUT_FAILED;
            case SUSPENDED, PROPOSED -> Verdict.WAITS_FOR_PERSON;
            case WAITING, PROGRESSING -> Verdict.STILL_GOING;
            case NONE, HEALTHY, SUPERSEDED -> Verdict.DONE;
            case UNKNOWN -> unknown(environment);
        };
        return environment.proposed().isPresent() ? rollout.worse(Verdict.WAITS_FOR_PERSON) : rollout;
    }

    /** Where nobody can be asked, a pull request that waits is all that can be said; without one, nothing can. */
    private static Verdict unknown(EnvironmentStatus environment) {
        return environment
                .unseen()
                .map(unseen -> switch (unseen) {
                    case NOT_CONFIGURED ->
                        environment.proposed().isPresent() ? Verdict.WAITS_FOR_PERSON : Verdict.UNREACHABLE;
                    case NOT_THERE, UNREACHABLE -> Verdict.UNREACHABLE;
                    case NOT_ALLOWED -> Verdict.NOT_ALLOWED;
                })
                .orElse(Verdict.UNREACHABLE);
    }

    /** Tells a person why nothing is known of a rollout, where that is the outcome. */
    static void explain(AppStatus status, Terminal terminal) {
        var verdict = of(status);
        status.environments().stream()
                .filter(environment -> environment.rollout() == Rollout.UNKNOWN && of(environment) == verdict)
                .filter(_ -> verdict == Verdict.NOT_ALLOWED || verdict == Verdict.UNREACHABLE)
                .max(Comparator.comparing(environment -> environment.unseen().orElse(Unseen.NOT_CONFIGURED)))
                .map(StatusVerdict::unknownRollout)
                .ifPresent(found -> DiagnosticRenderer.alert(List.of(found), terminal));
    }

    private static Diagnostic unknownRollout(EnvironmentStatus environment) {
        var cause = environment.cause();
        var found = Diagnostic.error(
                        "rollout-unknown",
                        "the rollout in " + environment.name() + " is not known: " + environment.message())
                .at(cause.flatMap(each -> each.location()));
        return cause.flatMap(each -> each.hint()).map(found::hint).orElse(found);
    }

    /** Fails where there is nothing to follow, which no script may take for success. */
    static void failWhenNothingRan(AppStatus status) {
        if (status.environments().stream()
                .allMatch(environment -> environment.rollout() == Rollout.NONE && !environment.wasRemoved())) {
            var where = status.environments().stream()
                    .map(environment -> environment.name().value())
                    .collect(Collectors.joining(", "));
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("not-deployed", status.app() + " is not deployed in " + where)
                            .hint(Next.after(status).orElse("coop deploy")));
        }
    }
}
