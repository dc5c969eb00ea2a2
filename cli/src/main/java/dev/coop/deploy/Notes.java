package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.deploy.body.Content.Checks;
import dev.coop.deploy.body.Content.Pipeline;
import dev.coop.deploy.body.Content.Running;
import dev.coop.deploy.body.Content.Stage;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What reviewers are told of a plan.
 *
 * @param takenFrom where the release was taken from, in words
 * @param reviewers who is asked to review
 * @param remarks what a reviewer should look at twice
 * @param checks what was checked
 * @param runsIn where the release runs already, as far as it was asked
 * @param pipeline what every environment runs
 * @param why the reason that a person gave
 */
public record Notes(
        String takenFrom,
        List<String> reviewers,
        List<String> remarks,
        Checks checks,
        List<Running> runsIn,
        Pipeline pipeline,
        Optional<String> why) {

    /** Returns notes that say nothing, for a plan that changes nothing. */
    public static Notes none() {
        return new Notes(
                "",
                List.of(),
                List.of(),
                new Checks(0, Optional.empty(), List.of()),
                List.of(),
                new Pipeline(List.of()),
                Optional.empty());
    }

    /** Returns what still holds for a release that was proposed before. */
    Notes ofProposed() {
        return new Notes(
                "as it was proposed before", reviewers, List.of(), checks, List.of(), pipeline, Optional.empty());
    }

    /** Returns what each environment of a platform runs of an app. */
    public static Pipeline pipeline(Snapshot tip, Platform platform, AppName app) {
        return new Pipeline(platform.environments().stream()
                .map(environment -> new Stage(
                        environment.name(),
                        environment.after(),
                        Releases.of(tip, app, environment.name())
                                .map(release -> release.source().version())))
                .toList());
    }
}
