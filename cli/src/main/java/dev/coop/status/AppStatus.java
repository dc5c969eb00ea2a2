package dev.coop.status;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an app on a platform.
 *
 * @param app the app
 * @param platform the platform's name
 * @param simulated whether the rollouts are only played
 * @param readAt when this was read
 * @param environments in the platform's order
 * @param unanswered why nothing is known of pull requests, where the forge did not tell
 */
public record AppStatus(
        AppName app,
        String platform,
        boolean simulated,
        Instant readAt,
        List<EnvironmentStatus> environments,
        Optional<Failure> unanswered) {

    /** Returns what could not be found out, and why. */
    public List<Diagnostic> missing() {
        return unanswered.stream()
                .map(failure -> failure.diagnostics().getFirst())
                .map(why -> new Diagnostic(
                        Severity.WARNING,
                        "pull-requests-unknown",
                        "nothing is known of pull requests: " + why.message(),
                        why.location(),
                        why.hint()))
                .toList();
    }
}
