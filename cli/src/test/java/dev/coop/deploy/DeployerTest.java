package dev.coop.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.coop.delivery.Rollout;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployRequest.History;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.image.KnownImages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployerTest {
    @TempDir
    Path folder;

    @Test
    void commitsOnceAndTouchesItsFolderAlone() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");

        var outcome = mug.deploy("dev");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Committed.class,
                        committed -> assertThat(committed.commit().value())
                                .isEqualTo(acme.git().run("rev-parse", "main")));
        assertThat(acme.commits()).isEqualTo(2);
        assertThat(acme.git().run("diff", "--name-only", "main~1", "main").lines())
                .contains("apps/mug/dev/release.yaml", "apps/mug/dev/source/coop.yaml")
                .allMatch(path -> path.startsWith("apps/mug/dev/"));
        assertThat(mug.file("main", "dev", "release.yaml"))
                .contains("ghcr.io/acme/mug", KnownImages.digest("1").value(), "https://github.com/acme/mug");
    }

    @Test
    void signsACommitWithTrailers() {
        var acme = Acme.in(folder, Acme.USUAL);
        acme.app("mug").deploy("dev");

        assertThat(acme.git().run("log", "-1", "--format=%an <%ae>%n%B", "main").lines())
                .contains(
                        "Ada Lovelace <ada@acme.dev>",
                        "deploy mug 1111111 to dev",
                        "Coop-App: mug",
                        "Coop-Environment: dev",
                        "Coop-Image: ghcr.io/acme/mug@" + KnownImages.digest("1"),
                        "Coop-Source: https://github.com/acme/mug@" + "1".repeat(40),
                        "Argocd-reference-commit-author: Grace Hopper <grace@acme.dev>",
                        "Argocd-reference-commit-date: 2026-01-31T12:00:00Z",
                        "Argocd-reference-commit-sha: " + "1".repeat(40),
                        "Argocd-reference-commit-subject: Serve mug",
                        "Argocd-reference-commit-repourl: https://github.com/acme/mug");
    }

    @Test
    void changesNothingTheSecondTime() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        mug.deploy("dev");

        var second = mug.deploy("dev");

        assertThat(second).isInstanceOf(UpToDate.class);
        assertThat(acme.commits()).isEqualTo(2);
    }

    @Test
    void removesWhatTheReleaseNoLongerHas() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        mug.release("Add a map", Map.of("coop.yaml", mug.coopYaml(""), "k8s/map.yaml", map("colours", "green")));
        mug.deploy("dev");
        mug.release("Drop the map", Map.of("coop.yaml", mug.coopYaml("")));

        var outcome = mug.deploy("dev");

        assertThat(outcome.release().source().subject()).isEqualTo("Drop the map");
        assertThat(((Committed) outcome).changes().removed()).containsExactly("ConfigMap colours");
        assertThat(mug.files("main", "dev")).noneMatch(path -> path.contains("map"));
    }

    @Test
    void onlySaysWhatItWouldDoInADryRun() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");

        var outcome = mug.deploy(new DeployRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                History.RESPECTED,
                Rehearsal.DRY_RUN,
                DeployRequest.Holding.RESPECTED));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rehearsed.class,
                        rehearsed -> assertThat(rehearsed.changes().added()).contains("Deployment mug"));
        assertThat(acme.commits()).isEqualTo(1);
    }

    @Test
    void leavesANewerCommitAlone() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var first = mug.source().head().orElseThrow().id();
        mug.release("Hotter");
        mug.deploy("dev");
        mug.source().checkOut(first);

        var outcome = mug.deploy("dev");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Superseded.class,
                        superseded ->
                                assertThat(superseded.by().source().version()).isEqualTo("2222222"));
        assertThat(acme.commits()).isEqualTo(2);
    }

    @Test
    void goesBackWhenForced() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var first = mug.source().head().orElseThrow().id();
        mug.release("Hotter");
        mug.deploy("dev");
        mug.source().checkOut(first);

        assertThat(mug.deployForced("dev")).isInstanceOf(Committed.class);
        assertThat(mug.file("main", "dev", "release.yaml")).contains(first.value());
    }

    @Test
    void refusesADivergedCommitUnlessForced() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var first = mug.source().head().orElseThrow().id();
        mug.release("Hotter");
        mug.deploy("dev");
        mug.source().checkOut(first);
        mug.release("Colder");

        assertThat(refused(() -> mug.deploy("dev"), Failure.Kind.CONFLICT).code())
                .isEqualTo("diverged-history");
        assertThat(acme.commits()).isEqualTo(2);
        assertThat(mug.deployForced("dev")).isInstanceOf(Committed.class);
    }

    @Test
    void refusesToGuessWhetherACommitThatIsNotHereIsNewer() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var first = mug.source().head().orElseThrow().id();
        mug.release("Hotter");
        mug.deploy("dev");
        var second = mug.source().head().orElseThrow().id();
        mug.source().checkOut(first);
        mug.source().forget(second);
        mug.images().push(mug.image(), first, "");

        assertThat(refused(() -> mug.deploy("dev"), Failure.Kind.CONFLICT).code())
                .isEqualTo("unknown-history");
        assertThat(acme.commits()).isEqualTo(2);
        assertThat(mug.deployForced("dev")).isInstanceOf(Committed.class);
    }

    @Test
    void warnsOfAWorkTreeWithChangesWhereDeploysAreCommits() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var commit = mug.source().head().orElseThrow().id();
        mug.source().change(Map.of("coop.yaml", mug.coopYaml("env: {NEWS: none}\n")));
        mug.images().push(mug.image(), commit, "-dirty");

        var outcome = mug.deploy("dev");

        assertThat(outcome.release().source().version()).isEqualTo("1111111-dirty");
        assertThat(mug.warnings()).singleElement().asString().contains("1111111-dirty");
        assertThat(mug.file("main", "dev", "source/coop.yaml")).contains("NEWS: none");
        assertThat(mug.file("main", "dev", "release.yaml")).contains(commit + "-dirty");
        assertThat(refused(() -> mug.deploy("prod"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("dirty");
    }

    @Test
    void refusesAWorkTreeWithChangesWhereDeploysAreReviewed() {
        var acme = Acme.in(folder, Acme.USUAL.replace("deploy: auto", "deploy: review"));
        var mug = acme.app("mug");
        mug.source().change(Map.of("coop.yaml", mug.coopYaml("")));

        assertThat(refused(() -> mug.deploy("dev"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("dirty");
        assertThat(acme.forge().all()).isEmpty();
    }

    @Test
    void refusesAnAppOfAnotherSource() {
        var acme = Acme.in(folder, Acme.USUAL);
        acme.app("mug").deploy("dev");
        var other = acme.app("mug", "https://github.com/evil/mug");

        assertThat(refused(() -> other.deploy("dev"), Failure.Kind.CONFLICT).code())
                .isEqualTo("belongs-to-another-source");
        assertThat(acme.commits()).isEqualTo(2);
    }

    /** Changing what is the same would not help. */
    @Test
    void namesWhatHasMovedOfAnAppOfAnotherSource() {
        var acme = Acme.in(folder, Acme.USUAL);
        acme.app("mug").deploy("dev");
        var renamed = acme.app("mug", "https://github.com/acme/mugs");
        var moved = acme.app("mug");
        moved.source().moveTo("services/mug");

        assertThat(refused(() -> renamed.deploy("dev"), Failure.Kind.CONFLICT).hint())
                .hasValueSatisfying(hint -> assertThat(hint)
                        .contains("repository moved", "`source.repository`")
                        .doesNotContain("source.path"));
        assertThat(refused(() -> moved.deploy("dev"), Failure.Kind.CONFLICT).hint())
                .hasValueSatisfying(hint -> assertThat(hint)
                        .contains("folder moved", "`source.path` (to `services/mug`)")
                        .doesNotContain("source.repository"));
    }

    @Test
    void takesTheOtherFormOfTheSameSource() {
        var acme = Acme.in(folder, Acme.USUAL);
        acme.app("mug").deploy("dev");

        assertThat(acme.app("mug", "git@github.com:acme/mug.git").deploy("dev")).isInstanceOf(UpToDate.class);
    }

    @Test
    void waitsWhileAnEnvironmentIsFrozen() {
        var acme = Acme.in(
                folder,
                Acme.USUAL.replace("deploy: auto", "deploy: auto, freeze: [\"Fri 16:00 - Mon 06:00 Europe/Oslo\"]"));
        var mug = acme.app("mug");

        var frozen = refused(() -> mug.deploy("dev"), Failure.Kind.WAITS_FOR_PERSON);

        assertThat(frozen.message()).isEqualTo("dev is frozen until Mon 2026-02-02 06:00 Europe/Oslo");
        assertThat(acme.commits()).isEqualTo(1);
        acme.clock().set(Instant.parse("2026-02-02T05:00:00Z"));
        assertThat(mug.deploy("dev")).isInstanceOf(Committed.class);
    }

    @Test
    void triesAgainWhenOvertaken() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var others = new ArrayList<>(List.of(acme.app("tea")));
        mug.meanwhile(() -> {
            if (!others.isEmpty()) {
                others.removeFirst().deploy("dev");
            }
        });

        assertThat(mug.deploy("dev")).isInstanceOf(Committed.class);
        assertThat(acme.git().run("log", "--format=%s", "main").lines())
                .containsExactly("deploy mug 1111111 to dev", "deploy tea 1111111 to dev", "start the sandbox");
    }

    @Test
    void givesUpWhenOvertakenForFiveMinutes() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var tea = acme.app("tea");
        var start = acme.clock().instant();
        mug.meanwhile(() -> {
            acme.clock().pause(java.time.Duration.ofMinutes(1));
            acme.git().run("update-ref", "refs/heads/main", another(acme));
        });

        assertThat(refused(() -> mug.deploy("dev"), Failure.Kind.CONFLICT).code())
                .isEqualTo("overtaken");
        assertThat(acme.clock().instant()).isBetween(start.plusSeconds(300), start.plusSeconds(420));
        assertThat(mug.files("main", "dev")).isEmpty();
        assertThat(tea.deploy("dev")).isInstanceOf(Committed.class);
    }

    private static String another(Acme acme) {
        return acme.git().run("commit-tree", "main^{tree}", "-p", "main", "-m", "somebody else");
    }

    @Test
    void landsEveryOneOfTenDeployersAtOnce() throws Exception {
        var acme = Acme.in(folder, Acme.USUAL);
        var deployers = IntStream.range(0, 10)
                .mapToObj(number -> acme.app("app" + number))
                .<Callable<DeployOutcome>>map(app -> () -> app.deploy("dev"))
                .toList();

        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var outcome : threads.invokeAll(deployers)) {
                assertThat(outcome.get()).isInstanceOf(Committed.class);
            }
        }

        var expected = IntStream.range(0, 10)
                .mapToObj(number -> "deploy app" + number + " 1111111 to dev")
                .toList();
        assertThat(acme.git().run("log", "--format=%s", "main").lines().filter(line -> line.startsWith("deploy")))
                .containsExactlyInAnyOrderElementsOf(expected);
        acme.git().run("fsck", "--strict", "--full");
    }

    @Test
    void refusesAPromotionOfWhatWasNeverDeployed() {
        var mug = Acme.in(folder, Acme.USUAL).app("mug");

        var never = refused(() -> mug.deploy("prod"), Failure.Kind.INVALID_INPUT);

        assertThat(never.code()).isEqualTo("never-deployed");
        assertThat(never.hint()).contains("coop deploy dev first");
    }

    @Test
    void waitsUntilThePredecessorIsHealthyWhereThatIsRequired() {
        var acme = Acme.in(folder, Acme.USUAL.replace("after: dev", "after: dev, requires: healthy"));
        var mug = acme.app("mug");
        mug.deploy("dev");
        mug.is(Rollout.PROGRESSING);

        var waits = refused(() -> mug.deploy("prod"), Failure.Kind.WAITS_FOR_PERSON);

        assertThat(waits.code()).isEqualTo("predecessor-not-healthy");
        assertThat(waits.message()).contains("progressing");
        assertThat(acme.forge().all()).isEmpty();
        mug.is(Rollout.HEALTHY);
        assertThat(mug.deploy("prod")).isInstanceOf(DeployOutcome.Proposed.class);
    }

    @Test
    void namesTheEnvironmentsWhereOneIsUnknown() {
        var mug = Acme.in(folder, Acme.USUAL).app("mug");

        assertThat(refused(() -> mug.deploy("pord"), Failure.Kind.WRONG_USAGE).hint())
                .contains("did you mean `prod`?");
    }

    static String map(String name, String colour) {
        return """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: %s
            data:
              colour: %s
            """.formatted(name, colour);
    }

    static Diagnostic refused(ThrowingCallable deploy, Failure.Kind kind) {
        return assertThatExceptionOfType(Failure.class)
                .isThrownBy(deploy)
                .asInstanceOf(type(Failure.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind))
                .actual()
                .diagnostics()
                .getFirst();
    }

    @Test
    void warnsOfAPathThatOthersWillSeeAsTheSource() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        var cup = acme.app("cup", "/home/ada/cup");

        mug.deploy("dev");
        cup.deploy("dev");

        assertThat(cup.warnings())
                .singleElement()
                .asString()
                .contains("others will see a path of this machine", "`/home/ada/cup`", "git remote add origin");
        assertThat(mug.warnings()).isEmpty();
    }
}
