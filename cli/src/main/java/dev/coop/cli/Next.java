package dev.coop.cli;

import dev.coop.delivery.Rollout;
import dev.coop.forge.WaitsFor;
import dev.coop.status.AppStatus;
import dev.coop.status.EnvironmentStatus;
import dev.coop.status.Proposed;
import java.util.Optional;

/** What to do next, after a look at an app's status. */
final class Next {
    private Next() {}

    static Optional<String> after(AppStatus status) {
        return waiting(status).or(() -> goingOn(status)).or(() -> undeployed(status));
    }

    private static Optional<String> waiting(AppStatus status) {
        return status.environments().stream()
                .flatMap(environment -> environment.proposed().stream()
                        .map(proposed -> proposed.heldIn().isPresent()
                                ? "coop deploy " + environment.name()
                                        + (proposed.pullRequest().head().startsWith("coop/_") ? " --all" : "")
                                        + "   (#"
                                        + proposed.pullRequest().number() + " proposes what was rolled back)"
                                : merge(proposed, status)))
                .findFirst();
    }

    private static String merge(Proposed proposed, AppStatus status) {
        return status.simulated()
                ? "coop sandbox merge " + proposed.pullRequest().number()
                : next(proposed.waitsFor(), proposed.pullRequest().url());
    }

    private static String next(WaitsFor what, String page) {
        return switch (what) {
            case REVIEW -> "have " + page + " reviewed";
            case APPROVALS -> "have more people approve " + page;
            case CHECKS -> "wait for the checks of " + page;
            case FAILED_CHECKS -> "look at the failed checks of " + page;
            case CHANGES -> "answer the reviewer of " + page;
            case CONFLICT -> "deploy again: " + page + " conflicts with the main branch";
            case MERGE -> "have " + page + " merged";
            case UNKNOWN -> "look at " + page;
        };
    }

    private static Optional<String> goingOn(AppStatus status) {
        return status.environments().stream()
                .filter(environment -> environment.rollout().goesOn())
                .findFirst()
                .map(environment -> "coop status " + environment.name() + " --watch");
    }

    /**
     * Where nothing is known of a rollout, or the app is on its way out, the next environment is no one's next step.
     */
    private static Optional<String> undeployed(AppStatus status) {
        var stays = status.environments().stream()
                .noneMatch(environment -> environment.rollout() == Rollout.UNKNOWN || environment.wasRemoved());
        return status.environments().stream()
                .filter(_ -> stays)
                .filter(environment -> environment.rollout() == Rollout.NONE)
                .findFirst()
                .map(EnvironmentStatus::name)
                .map(name -> "coop deploy " + name);
    }
}
