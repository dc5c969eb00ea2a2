package dev.coop.delivery.simulated;

import dev.coop.app.AppName;
import dev.coop.delivery.Delivery;
import dev.coop.delivery.Observation;
import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.HealthReport;
import dev.coop.delivery.Observation.Live;
import dev.coop.delivery.Observation.Operation;
import dev.coop.delivery.Observation.Phase;
import dev.coop.delivery.Observation.Sync;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.platform.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Plays a rollout by the clock: what is shown follows from the time since the release's commit alone, so any machine at
 * any moment shows the same.
 */
public final class SimulatedDelivery implements Delivery {
    private static final Duration SEEN = Duration.ofMillis(1200);
    private static final Duration SYNCED = Duration.ofMillis(2400);
    private static final Duration HALF_READY = Duration.ofMillis(3400);
    private static final Duration ENDED = Duration.ofMillis(4600);

    private final GitOpsRepository repository;
    private final InstantSource clock;

    /**
     * @param repository the sandbox's GitOps repository
     * @param clock the time
     */
    public SimulatedDelivery(GitOpsRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Observation observe(AppName app, Environment environment) {
        var tip = repository.tip();
        var folder = Release.folder(app, environment.name());
        var release = Releases.of(tip, app, environment.name());
        var revision =
                repository.history(tip, folder + "/release.yaml", 1).stream().findFirst();
        if (release.isEmpty() || revision.isEmpty()) {
            return new Observation.NotFound(
                    Diagnostic.error("not-deployed", app + " is not deployed in " + environment.name()));
        }
        var elapsed = Duration.between(revision.get().at(), clock.instant());
        var act = Act.at(elapsed, Script.of(tip.files(folder + "/manifests")));
        return live(release.get(), revision.get(), act);
    }

    private static Observation live(Release release, GitOpsRepository.Revision revision, Act act) {
        var seen = act.seen() ? Optional.of(revision.commit().value()) : Optional.<String>empty();
        return new Live(
                seen,
                act.synced() ? Sync.SYNCED : Sync.OUT_OF_SYNC,
                new HealthReport(act.health(), Optional.of(revision.at().plus(act.since())), act.message()),
                seen.map(commit -> operation(commit, revision.at(), act)),
                act.health() == Health.HEALTHY ? List.of(release.digest()) : List.of(),
                seen.map(_ -> revision.at().plus(SYNCED)),
                List.of(),
                act.resources(),
                Optional.empty());
    }

    private static Operation operation(String commit, Instant from, Act act) {
        return new Operation(
                act.synced() ? Phase.SUCCEEDED : Phase.RUNNING,
                Optional.of(commit),
                "",
                Optional.of(from.plus(SEEN)),
                act.synced() ? Optional.of(from.plus(SYNCED)) : Optional.empty(),
                false);
    }

    /** What is shown at one moment of the play. */
    private record Act(
            boolean seen,
            boolean synced,
            Health health,
            Duration since,
            String message,
            List<Observation.ResourceNode> resources) {

        static Act at(Duration elapsed, Script script) {
            if (elapsed.compareTo(SEEN) < 0) {
                return new Act(false, false, Health.MISSING, Duration.ZERO, "", List.of());
            }
            if (elapsed.compareTo(SYNCED) < 0) {
                return new Act(
                        true,
                        false,
                        Health.PROGRESSING,
                        SEEN,
                        "applying the manifests",
                        script.tree(Script.Scene.APPLIED));
            }
            if (elapsed.compareTo(ENDED) < 0) {
                var scene = elapsed.compareTo(HALF_READY) < 0 ? Script.Scene.STARTING : Script.Scene.HALF_READY;
                return new Act(true, true, Health.PROGRESSING, SYNCED, script.progress(scene), script.tree(scene));
            }
            return new Act(true, true, script.ending(), ENDED, script.endingMessage(), script.tree(Script.Scene.ENDED));
        }
    }
}
