package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Cause;
import dev.coop.delivery.Lives;
import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Rollout;
import dev.coop.diagnostic.Location;
import dev.coop.forge.PullRequest;
import dev.coop.forge.WaitsFor;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.house.GoldenFolder;
import dev.coop.image.ImageRepository;
import dev.coop.image.KnownImages;
import dev.coop.json.JsonWriter;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.WorkTree;
import dev.coop.status.AppStatus;
import dev.coop.status.EnvironmentStatus;
import dev.coop.status.EnvironmentStatus.Desired;
import dev.coop.status.Proposed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StatusJsonTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
    private static final String REVISION = "a".repeat(40);
    private static final AppName MUG = new AppName("mean-mug");

    private static void gives(String file, boolean simulated, EnvironmentStatus... environments) {
        var status = new AppStatus(MUG, "acme", simulated, AT, List.of(environments), Optional.empty());

        GoldenFolder.of("status").holds(file, JsonWriter.write(StatusJson.of(status)));
    }

    private static Desired desired(EnvironmentName environment, WorkTree workTree, OptionalInt behind) {
        var source = new Release.Source(
                RepositoryAddress.parse("https://github.com/acme/mean-mug"),
                ".",
                new CommitId("1".repeat(40)),
                workTree == WorkTree.CLEAN ? Optional.of("main") : Optional.empty(),
                "Serve hot mugs",
                workTree);
        return new Desired(
                new Release(
                        MUG,
                        environment,
                        Optional.of("coffee"),
                        "in-cluster",
                        "mean-mug-" + environment,
                        new ImageRepository("ghcr.io", "acme/mean-mug"),
                        KnownImages.digest("1"),
                        source),
                new CommitId(REVISION),
                AT,
                behind);
    }

    private static PullRequest pullRequest() {
        return new PullRequest(
                12,
                "https://github.com/acme/deployments/pull/12",
                "coop/mean-mug/prod",
                PullRequest.State.OPEN,
                "deploy mean-mug 1111111 to prod",
                "");
    }

    @Test
    void hasEveryFieldOfWhatIsKnown() {
        var dev = new EnvironmentName("dev");

        gives(
                "everything-known.json",
                false,
                new EnvironmentStatus(
                        dev,
                        Rollout.DEGRADED,
                        "0 of 1 replicas ready",
                        Optional.of(AT.plusSeconds(70)),
                        Optional.of(desired(dev, WorkTree.CLEAN, OptionalInt.of(2))),
                        Optional.of(Lives.healthy(REVISION, KnownImages.digest("1"), AT)
                                .with(Health.DEGRADED, "0 of 1 replicas ready")
                                .live()),
                        Optional.empty(),
                        Optional.of(new Cause(
                                "crash-loop",
                                "Pod mean-mug-1 restarts again and again",
                                List.of("CrashLoopBackOff", "exit code 1"),
                                Optional.of("look at the last lines it printed before it ended"),
                                Optional.of(new Location.InFile("coop.yaml", 2, 1, 4, "port: 8181")))),
                        Optional.of(new Proposed(pullRequest(), WaitsFor.CHECKS)),
                        Optional.of(new Hold(
                                new CommitId("2".repeat(40)), KnownImages.digest("2"), "it burns", "Ada Lovelace")),
                        Optional.of("https://mean-mug.dev.acme.dev"),
                        List.of()));
    }

    @Test
    void saysNullOfWhatIsNotKnown() {
        var dev = new EnvironmentName("dev");
        var bare = Lives.healthy(REVISION, KnownImages.digest("1"), AT)
                .comparedWith(Optional.empty())
                .with(Optional.empty())
                .running(List.of());

        gives(
                "little-known.json",
                true,
                new EnvironmentStatus(
                        dev,
                        Rollout.WAITING,
                        "",
                        Optional.empty(),
                        Optional.of(desired(dev, WorkTree.DIRTY, OptionalInt.empty())),
                        Optional.of(bare.live()),
                        Optional.empty(),
                        Optional.of(new Cause(
                                "rollout-failed", "it failed", List.of(), Optional.empty(), Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                new EnvironmentStatus(
                        new EnvironmentName("prod"),
                        Rollout.NONE,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }
}
