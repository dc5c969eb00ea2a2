package dev.coop.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.Acme;
import dev.coop.deploy.AcmeApp;
import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.Step;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.PullRequest;
import dev.coop.rollback.Earlier;
import dev.coop.rollback.RollbackPlanner;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
    @TempDir
    Path folder;

    private Acme acme;
    private AcmeApp mug;

    @BeforeEach
    void deploy() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");
        mug.deploy("dev");
    }

    private DeployOutcome remove(String environment, Rehearsal rehearsal) {
        return mug.undoing(new RemovalPlanner(mug.name(), acme.repository(), _ -> acme.platform()))
                .run(new EnvironmentName(environment), rehearsal);
    }

    private DeployOutcome back(String environment) {
        return mug.undoing(new RollbackPlanner(
                        mug.name(),
                        new Earlier.TheOneBefore(),
                        "",
                        acme.repository(),
                        _ -> acme.platform(),
                        mug.imageCheck(),
                        () -> Acme.ADA))
                .run(new EnvironmentName(environment), Rehearsal.FOR_REAL);
    }

    private DeployOutcome remove(String environment) {
        return remove(environment, Rehearsal.FOR_REAL);
    }

    @Test
    void isReviewedAlsoWhereDeploysAreNot() {
        var main = acme.git().run("rev-parse", "main");

        var outcome = remove("dev");

        assertThat(outcome).isInstanceOfSatisfying(Proposed.class, proposed -> {
            assertThat(proposed.pullRequest().title()).isEqualTo("remove mug from dev");
            assertThat(proposed.changes().removed()).contains("Deployment mug", "Service mug");
            assertThat(proposed.pullRequest().body()).contains("**What is deleted**", "- Deployment mug, ");
        });
        assertThat(acme.git().run("rev-parse", "main")).isEqualTo(main);
        assertThat(mug.files("coop/mug/dev", "dev")).isEmpty();
        assertThat(acme.git().run("log", "-1", "--format=%B", "coop/mug/dev").lines())
                .contains("Coop-App: mug", "Coop-Environment: dev", "Coop-Removal: 1111111");
        assertThat(remove("dev")).isInstanceOfSatisfying(Proposed.class, again -> {
            assertThat(again.step()).isEqualTo(Step.UNCHANGED);
            assertThat(again.pullRequest().number()).isEqualTo(1);
        });
    }

    @Test
    void hasNothingToDoOnceItIsMerged() {
        remove("dev");
        acme.mergeRequest(1, "coop/mug/dev");

        assertThat(remove("dev")).isInstanceOf(UpToDate.class);
        assertThat(acme.forge().all()).hasSize(1);
    }

    @Test
    void canBeTakenBack() {
        remove("dev");
        acme.mergeRequest(1, "coop/mug/dev");

        assertThat(back("dev")).isInstanceOf(Committed.class);
        assertThat(mug.files("main", "dev")).contains("release.yaml").doesNotContain("hold.yaml");
    }

    /** A removal does not make a commit better that was rolled back. */
    @Test
    void keepsWhatIsHeld() {
        mug.release("Hotter");
        mug.deploy("dev");
        back("dev");
        var hold = mug.file("main", "dev", "hold.yaml");
        remove("dev");
        acme.mergeRequest(1, "coop/mug/dev");

        assertThat(mug.files("main", "dev")).containsExactly("hold.yaml");
        assertThat(mug.file("main", "dev", "hold.yaml")).isEqualTo(hold);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> mug.deploy("dev"))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.WAITS_FOR_PERSON));
        assertThat(remove("dev")).isInstanceOf(UpToDate.class);
        mug.release("Better");
        assertThat(mug.deploy("dev")).isInstanceOf(Committed.class);
        assertThat(mug.files("main", "dev")).doesNotContain("hold.yaml");
    }

    @Test
    void findsNothingWhereTheAppNeverWas() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> remove("prod"))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
                    assertThat(failure.diagnostics().getFirst().code()).isEqualTo("never-deployed");
                });
    }

    @Test
    void takesThePlaceOfAnOpenPromotion() {
        mug.deploy("prod");
        acme.mergeRequest(1, "coop/mug/prod");
        mug.release("Hotter");
        mug.deploy("dev");
        mug.deploy("prod");

        assertThat(remove("prod"))
                .isInstanceOfSatisfying(
                        Proposed.class,
                        proposed -> assertThat(proposed.pullRequest().number()).isEqualTo(3));
        assertThat(acme.forge().find(2).map(PullRequest::state)).hasValue(PullRequest.State.CLOSED);
    }

    @Test
    void warnsOfStoredData() {
        mug.release(
                "Keep mugs",
                Map.of(
                        "coop.yaml",
                        mug.coopYaml(""),
                        "k8s/data.yaml",
                        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: mugs}\nspec: {accessModes:"
                                + " [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n"));
        mug.deploy("dev");

        assertThat(remove("dev", Rehearsal.DRY_RUN)).isInstanceOf(Rehearsed.class);
        assertThat(mug.warnings()).anyMatch(warning -> warning.startsWith("PersistentVolumeClaim mugs: its data"));
        assertThat(remove("dev"))
                .isInstanceOfSatisfying(
                        Proposed.class,
                        proposed -> assertThat(proposed.pullRequest().body())
                                .contains("PersistentVolumeClaim mugs: its data"));
    }
}
