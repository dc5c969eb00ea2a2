package dev.coop.deploy;

import static dev.coop.deploy.DeployerTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployRequest.Holding;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.Hold;
import dev.coop.gitops.HoldYaml;
import dev.coop.image.KnownImages;
import dev.coop.source.CommitId;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldsTest {
    @TempDir
    Path folder;

    private Acme acme;
    private AcmeApp mug;
    private CommitId first;
    private CommitId second;
    private CommitId third;
    private int holds;

    /** The first commit runs in dev, the third is held there. */
    @BeforeEach
    void holdTheThird() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");
        first = mug.source().head().orElseThrow().id();
        mug.deploy("dev");
        second = mug.release("Hotter");
        third = mug.release("Hotter still");
        hold("dev", third);
    }

    private void hold(String environment, CommitId commit) {
        var clone = acme.clonedAs("holding-" + ++holds);
        clone.write(
                        mug.folder(environment) + "/hold.yaml",
                        HoldYaml.write(new Hold(commit, KnownImages.digest("3"), "burns fingers", "Ada Lovelace")))
                .commit("hold");
        clone.run("push", "-q", "origin", "HEAD:main");
    }

    private DeployOutcome releasing(String environment) {
        return mug.deploy(new DeployRequest(
                Optional.of(new EnvironmentName(environment)),
                Optional.empty(),
                Optional.empty(),
                DeployRequest.History.RESPECTED,
                DeployRequest.Rehearsal.FOR_REAL,
                Holding.RELEASED));
    }

    @Test
    void keepOutTheHeldCommit() {
        var held = refused(() -> mug.deploy("dev"), Failure.Kind.WAITS_FOR_PERSON);

        assertThat(held.code()).isEqualTo("held");
        assertThat(held.message())
                .isEqualTo("dev does not take 3333333, which Ada Lovelace rolled back: burns fingers");
        assertThat(held.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("coop deploy dev --release-hold"));
    }

    @Test
    void keepOutACommitBeforeIt() {
        mug.source().checkOut(second);

        assertThat(refused(() -> mug.deploy("dev"), Failure.Kind.WAITS_FOR_PERSON)
                        .message())
                .endsWith("; 2222222 is older");
    }

    @Test
    void keepOutACommitThatThisCloneCannotPlace() {
        mug.deploy("prod");
        hold("prod", third);
        releasing("dev");
        mug.source().forget(third);
        mug.source().checkOut(second);

        assertThat(refused(() -> mug.deploy("prod"), Failure.Kind.WAITS_FOR_PERSON)
                        .code())
                .isEqualTo("held");
    }

    @Test
    void letANewerCommitIn() {
        mug.release("Cooler");

        assertThat(mug.deploy("dev")).isInstanceOf(Committed.class);
        assertThat(mug.files("main", "dev")).doesNotContain("hold.yaml");
    }

    @Test
    void areReleasedByName() {
        assertThat(releasing("dev")).isInstanceOf(Committed.class);

        assertThat(mug.files("main", "dev")).doesNotContain("hold.yaml");
        assertThat(mug.deploy("dev")).isInstanceOf(UpToDate.class);
    }

    @Test
    void leaveWhatRunsAlone() {
        mug.source().checkOut(first);

        assertThat(mug.deploy("dev")).isInstanceOf(UpToDate.class);
        assertThat(mug.files("main", "dev")).contains("hold.yaml");
    }

    @Test
    void leaveACommitSupersededThatIsOlderThanWhatRuns() {
        mug.source().checkOut(second);
        releasing("dev");
        hold("dev", third);
        mug.source().checkOut(first);

        assertThat(mug.deploy("dev")).isInstanceOf(Superseded.class);
    }

    @Test
    void areOfOneEnvironment() {
        assertThat(mug.deploy("prod")).isInstanceOf(Proposed.class);
    }

    @Test
    void keepAPromotionOut() {
        hold("prod", first);

        assertThat(refused(() -> mug.deploy("prod"), Failure.Kind.WAITS_FOR_PERSON)
                        .message())
                .startsWith("prod does not take 1111111");
        assertThat(acme.forge().all()).isEmpty();
    }
}
