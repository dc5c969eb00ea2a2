package dev.coop.deploy;

import static dev.coop.deploy.DeployerTest.map;
import static dev.coop.deploy.DeployerTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Rollout;
import dev.coop.deploy.DeployOutcome.BranchPushed;
import dev.coop.deploy.DeployOutcome.Moved;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Step;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.PullRequest;
import dev.coop.gitops.Hold;
import dev.coop.gitops.HoldYaml;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.KnownImages;
import dev.coop.source.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullRequestsTest {
    private static final String BRANCH = "coop/mug/prod";

    @TempDir
    Path folder;

    private Acme acme;
    private AcmeApp mug;

    @BeforeEach
    void deployToDev() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");
        mug.deploy("dev");
    }

    private String tip() {
        return acme.git().run("rev-parse", BRANCH);
    }

    private Proposed propose() {
        return (Proposed) mug.deploy("prod");
    }

    @Test
    void opensOnePullRequest() {
        var main = acme.git().run("rev-parse", "main");

        var proposed = propose();

        assertThat(proposed.step()).isEqualTo(Step.OPENED);
        assertThat(acme.forge().all()).singleElement().satisfies(pullRequest -> {
            assertThat(pullRequest).isEqualTo(proposed.pullRequest());
            assertThat(pullRequest.head()).isEqualTo(BRANCH);
            assertThat(pullRequest.title()).isEqualTo("deploy mug 1111111 to prod");
            assertThat(pullRequest.body()).contains("- added: Deployment mug");
        });
        assertThat(acme.git().run("rev-parse", "main")).isEqualTo(main);
        assertThat(acme.git().run("rev-parse", BRANCH + "~1")).isEqualTo(main);
        assertThat(acme.git().run("diff", "--name-only", "main", BRANCH).lines())
                .isNotEmpty()
                .allMatch(path -> path.startsWith("apps/mug/prod/"));
    }

    @Test
    void keepsToThatPullRequestForTheNextRelease() {
        propose();
        mug.release("Hotter");
        mug.deploy("dev");

        var second = propose();

        assertThat(second.step()).isEqualTo(Step.UPDATED);
        assertThat(acme.forge().all())
                .singleElement()
                .extracting(PullRequest::title)
                .isEqualTo("deploy mug 2222222 to prod");
        assertThat(acme.git().run("rev-list", "--count", "main.." + BRANCH)).isEqualTo("1");
        assertThat(acme.git().run("rev-parse", BRANCH + "~1"))
                .isEqualTo(acme.git().run("rev-parse", "main"));
    }

    /** dev is back at what prod runs, so nothing is to be proposed. */
    @Test
    void closesWhatNoEnvironmentBeforeRunsAnyMore() {
        propose();
        acme.mergeRequest(1, BRANCH);
        var first = mug.source().head().orElseThrow().id();
        mug.release("Hotter");
        mug.deploy("dev");
        propose();
        mug.source().checkOut(first);
        mug.deployForced("dev");

        assertThat(mug.deploy("prod")).isInstanceOf(DeployOutcome.UpToDate.class);

        assertThat(acme.forge().find(2)).map(PullRequest::state).contains(PullRequest.State.CLOSED);
        assertThat(acme.git().run("branch", "--list", "coop/*")).isEmpty();
    }

    @Test
    void pushesNothingWhereNothingChanged() {
        propose();
        var before = tip();

        var again = propose();

        assertThat(again.step()).isEqualTo(Step.UNCHANGED);
        assertThat(tip()).isEqualTo(before);
    }

    @Test
    void pushesNothingWhereOnlyAnotherAppMovedOn() {
        propose();
        var before = tip();
        acme.app("tea").deploy("dev");

        assertThat(propose().step()).isEqualTo(Step.UNCHANGED);
        assertThat(tip()).isEqualTo(before);
    }

    @Test
    void listsTheCommitsInBetween() {
        propose();
        acme.git().run("update-ref", "refs/heads/main", tip());
        acme.forge().recordMerge(1, new CommitId(tip()));
        mug.release("Hotter");
        mug.release("Hotter still");
        mug.deploy("dev");

        var proposed = propose();

        assertThat(proposed.step()).isEqualTo(Step.OPENED);
        assertThat(proposed.pullRequest().number()).isEqualTo(2);
        assertThat(proposed.pullRequest().body())
                .contains("| Hotter still | Grace Hopper, ", "| Hotter | Grace Hopper, ")
                .doesNotContain("| Serve mug |", "closed without a merge");
    }

    @Test
    void refusesABranchWithSomebodyElsesCommits() {
        propose();
        var clone = acme.cloned();
        clone.run("checkout", "-q", BRANCH);
        clone.write("apps/mug/prod/manifests/own.yaml", map("own", "red")).commit("my own touch");
        clone.run("push", "-q", "origin", BRANCH);
        var before = tip();
        mug.release("Hotter");
        mug.deploy("dev");

        var foreign = refused(() -> mug.deploy("prod"), Failure.Kind.CONFLICT);

        assertThat(foreign.code()).isEqualTo("foreign-commits");
        assertThat(foreign.message()).contains(before.substring(0, 7) + " by Ada");
        assertThat(tip()).isEqualTo(before);
        assertThat(acme.forge().all())
                .singleElement()
                .extracting(PullRequest::title)
                .isEqualTo("deploy mug 1111111 to prod");
    }

    @Test
    void linksThePullRequestThatWasClosedWithoutAMerge() {
        propose();
        acme.forge().close(1);

        var second = propose();
        var third = propose();

        assertThat(second.step()).isEqualTo(Step.OPENED);
        assertThat(second.pullRequest().number()).isEqualTo(2);
        assertThat(second.pullRequest().body()).contains("pull request for this, #1, was closed without a merge");
        assertThat(third.step()).isEqualTo(Step.UNCHANGED);
        assertThat(third.pullRequest()).isEqualTo(second.pullRequest());
    }

    @Test
    void keepsWhatPeopleWroteAroundItsOwnPart() {
        var opened = propose().pullRequest();
        acme.forge()
                .update(
                        opened,
                        new dev.coop.forge.Forge.Draft(
                                BRANCH,
                                "main",
                                opened.title(),
                                "Not on a Friday!\n" + opened.body(),
                                java.util.List.of(),
                                java.util.List.of()));
        mug.release("Hotter");
        mug.deploy("dev");

        assertThat(propose().pullRequest().body())
                .startsWith("Not on a Friday!\n")
                .contains("mug 2222222")
                .doesNotContain("mug 1111111");
    }

    @Test
    void takesThePredecessorsReleaseAndRendersItForItsOwnEnvironment() {
        var files = Map.of(
                "coop.yaml",
                mug.coopYaml("environments:\n  prod: {env: {NEWS: hot}}\n"),
                "k8s/everywhere.yaml",
                map("everywhere", "green"),
                "k8s/prod/only.yaml",
                map("only", "red"));
        mug.release("Add maps", files);
        mug.deploy("dev");
        mug.release("Not in dev yet");

        var promoted = propose().release();

        assertThat(promoted.digest()).isEqualTo(KnownImages.digest("2"));
        assertThat(promoted.source().version()).isEqualTo("2222222");
        assertThat(promoted.namespace()).isEqualTo("mug-prod");
        files.forEach((path, text) -> assertThat(mug.file(BRANCH, "prod", "source/" + path))
                .isEqualTo(mug.file("main", "dev", "source/" + path))
                .isEqualTo(text.stripTrailing()));
        assertThat(mug.files("main", "dev"))
                .contains("manifests/configmap-everywhere.yaml")
                .doesNotContain("manifests/configmap-only.yaml");
        assertThat(mug.files(BRANCH, "prod"))
                .contains("manifests/configmap-everywhere.yaml", "manifests/configmap-only.yaml");
        assertThat(mug.file(BRANCH, "prod", "manifests/deployment-mug.yaml")).contains("NEWS", "hot");
        assertThat(mug.file("main", "dev", "manifests/deployment-mug.yaml")).doesNotContain("NEWS");
    }

    @Test
    void promotesWithoutTheRegistry() {
        mug.images().goDown();

        var proposed = propose();

        assertThat(proposed.step()).isEqualTo(Step.OPENED);
        assertThat(proposed.pullRequest().body()).contains("the image was not looked up");
        assertThat(mug.warnings()).singleElement().asString().contains("the registry does not answer");
    }

    @Test
    void pushesTheBranchWhereNoForgeIsKnown() {
        mug.withoutForge();

        var outcome = mug.deploy("prod");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        BranchPushed.class,
                        pushed -> assertThat(pushed.branch()).isEqualTo(BRANCH));
        assertThat(mug.files(BRANCH, "prod")).contains("release.yaml");
        assertThat(acme.forge().all()).isEmpty();
    }

    @Test
    void proposesWhatAProtectedMainBranchRefuses() throws IOException {
        var hook = Path.of(acme.git().run("rev-parse", "--absolute-git-dir")).resolve("hooks/update");
        Files.createDirectories(hook.getParent());
        Files.writeString(
                hook, "#!/bin/sh\n[ \"$1\" != refs/heads/main ] || { echo 'main is protected' >&2; exit 1; }\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        mug.release("Hotter");

        var outcome = mug.deploy("dev");

        assertThat(outcome).isInstanceOfSatisfying(Proposed.class, proposed -> {
            assertThat(proposed.because())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("main is protected"));
            assertThat(proposed.pullRequest().head()).isEqualTo("coop/mug/dev");
            assertThat(proposed.merges())
                    .isInstanceOfSatisfying(
                            Merges.NotByItself.class,
                            merges -> assertThat(merges.reason()).contains("main is protected"));
        });
    }

    @Test
    void saysUpdatedOfAReleaseOnly() {
        propose();
        var forge = new PlayedForge(acme.forge());
        forge.approve();
        mug.with(forge);
        mug.is(Rollout.PROGRESSING);
        var before = tip();

        var again = propose();

        assertThat(again.step()).isEqualTo(Step.TEXT);
        assertThat(tip()).isEqualTo(before);
        assertThat(forge.asked()).as("nobody reviews again what is no news").noneMatch(each -> each.contains("review"));
        assertThat(acme.forge().all())
                .singleElement()
                .satisfies(open -> assertThat(open.body()).contains("runs in dev, progressing"));
        assertThat(propose().step()).isEqualTo(Step.UNCHANGED);
    }

    @Test
    void pushesABranchOnce() {
        mug.withoutForge();

        assertThat(mug.deploy("prod"))
                .isInstanceOfSatisfying(
                        BranchPushed.class, pushed -> assertThat(pushed.moved()).isEqualTo(Moved.NOW));
        assertThat(mug.deploy("prod"))
                .isInstanceOfSatisfying(
                        BranchPushed.class, pushed -> assertThat(pushed.moved()).isEqualTo(Moved.BEFORE));
    }

    @Test
    void tellsReviewersOfAHoldThatIsLifted() {
        propose();
        acme.mergeRequest(1, BRANCH);
        var clone = acme.clonedAs("holding");
        clone.write(
                "apps/mug/prod/hold.yaml",
                HoldYaml.write(new Hold(
                        new CommitId("9".repeat(40)),
                        new Digest("sha256:" + "9".repeat(64)),
                        "cups melt, fixes #3",
                        "Grace")));
        clone.commit("hold");
        clone.run("push", "-q", "origin", "HEAD:main");
        mug.release("Hotter");
        mug.deploy("dev");

        var proposed = (Proposed) mug.deploy(new DeployRequest(
                Optional.of(new EnvironmentName("prod")),
                Optional.empty(),
                Optional.empty(),
                DeployRequest.History.RESPECTED,
                DeployRequest.Rehearsal.FOR_REAL,
                DeployRequest.Holding.RELEASED));

        assertThat(proposed.pullRequest().body())
                .contains("- prod was rolled back from `9999999` by Grace: “cups melt, fixes #&#8203;3”; this release"
                        + " lifts the hold");
    }
}
