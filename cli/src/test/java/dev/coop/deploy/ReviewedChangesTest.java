package dev.coop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Step;
import dev.coop.deploy.DeployOutcome.Superseded;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.Readiness.Approval;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a pull request that people or the forge have something to do with already. */
class ReviewedChangesTest {
    private static final String REVIEWED =
            Acme.USUAL.replace("deploy: review", "deploy: review, reviewers: [\"@acme/coffee\"]");

    @TempDir
    Path folder;

    private Acme acme;
    private AcmeApp mug;
    private PlayedForge forge;

    @BeforeEach
    void start() {
        begin(REVIEWED);
    }

    private void begin(String platform) {
        acme = Acme.in(folder.resolve(Integer.toHexString(platform.hashCode())), platform);
        mug = acme.app("mug");
        forge = new PlayedForge(acme.forge());
        mug.with(forge);
        mug.deploy("dev");
    }

    private DeployOutcome propose() {
        return mug.deploy("prod");
    }

    private void releaseToDev(String subject) {
        mug.release(subject);
        mug.deploy("dev");
    }

    @Test
    void asksForAnotherReviewOfWhatWasApproved() {
        propose();
        forge.approve();
        forge.asked().clear();
        releaseToDev("Hotter");

        propose();

        assertThat(forge.asked()).hasSize(3);
        assertThat(forge.asked().getFirst()).isEqualTo("review #1 again by @acme/coffee");
        assertThat(forge.asked().get(1))
                .startsWith("review-again: This pull request changed after it was reviewed")
                .contains("deploy mug 2222222 to prod");
        assertThat(forge.asked().getLast()).startsWith("coop/validate is SUCCESS: ");
    }

    /** Also of one that is not enough by itself, or that another reviewer's objection hides. */
    @ParameterizedTest
    @EnumSource(value = Approval.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void asksAgainWhateverReviewersSaid(Approval said) {
        propose();
        forge.approval(said);
        forge.asked().clear();
        releaseToDev("Hotter");

        propose();

        assertThat(forge.asked()).anyMatch(line -> line.startsWith("review #1 again"));
        assertThat(forge.asked()).anyMatch(line -> line.startsWith("review-again: "));
    }

    /** Image and commit stay, and what was approved is not what would run. */
    @Test
    void asksForAnotherReviewWhereThePlatformChangesTheManifests() {
        propose();
        forge.approve();
        forge.asked().clear();
        acme.says(REVIEWED.replace("{app}.acme.dev", "{app}.prod.acme.dev"));

        assertThat(propose())
                .isInstanceOfSatisfying(
                        Proposed.class, other -> assertThat(other.step()).isEqualTo(Step.UPDATED));

        assertThat(forge.asked()).anyMatch(line -> line.startsWith("review #1 again"));
        assertThat(forge.asked()).anyMatch(line -> line.startsWith("review-again: "));
    }

    @Test
    void asksForNoReviewOfWhatStaysAsItIs() {
        propose();
        forge.approve();
        forge.asked().clear();

        assertThat(propose())
                .isInstanceOfSatisfying(
                        Proposed.class, same -> assertThat(same.step()).isEqualTo(Step.UNCHANGED));
        assertThat(forge.asked()).isEmpty();
    }

    @Test
    void takesTheMergeBackFromTheForgeBeforeThePush() {
        propose();
        forge.mergesByItself();
        forge.asked().clear();
        releaseToDev("Hotter");

        propose();

        assertThat(forge.asked().getFirst()).isEqualTo("leave #1 to people");
        assertThat(forge.asked()).anyMatch(line -> line.startsWith("review-again"));
    }

    @Test
    void hasTheForgeMergeWhereTheEnvironmentSaysSo() {
        begin(Acme.USUAL.replace("deploy: review", "deploy: merge"));
        forge.answers(new Merging.Scheduled());

        assertThat(propose())
                .isInstanceOfSatisfying(
                        Proposed.class,
                        scheduled -> assertThat(scheduled.merges()).isEqualTo(new Merges.WhenGreen()));
        assertThat(forge.asked()).contains("merge #1 when green").doesNotContain("merge #1");
    }

    @Test
    void leavesTheMergeToPeopleWhereTheForgeDoesNotWait() {
        begin(Acme.USUAL.replace("deploy: review", "deploy: merge"));
        forge.answers(new Merging.NotPossible("auto-merge is not allowed for this repository"));

        assertThat(propose())
                .isInstanceOfSatisfying(
                        Proposed.class,
                        left -> assertThat(left.merges())
                                .isEqualTo(new Merges.NotByItself("auto-merge is not allowed for this repository")));
    }

    @Test
    void endsOnTheMainBranchWhereNothingIsToWaitFor() {
        begin(Acme.USUAL.replace("deploy: review", "deploy: merge"));

        var outcome = propose();

        assertThat(outcome).isInstanceOfSatisfying(Committed.class, committed -> {
            assertThat(committed.commit().value()).isEqualTo(acme.git().run("rev-parse", "main"));
            assertThat(committed.through())
                    .hasValueSatisfying(through -> assertThat(through.number()).isEqualTo(1));
        });
        assertThat(acme.git().run("branch", "--list", "coop/*")).isEmpty();
        assertThat(acme.git().run("log", "-1", "--format=%s%n%b", "main"))
                .contains("deploy mug 1111111 to prod (#1)", "Coop-App: mug");
        assertThat(propose()).isInstanceOf(DeployOutcome.UpToDate.class);
    }

    @Test
    void opensAnotherOneWhereItWasMergedAtThatMoment() {
        propose();
        releaseToDev("Hotter");
        forge.meanwhile(() -> {
            if (acme.forge()
                    .open("coop/mug/prod", "main")
                    .filter(each -> each.number() == 1)
                    .isPresent()) {
                acme.forge().close(1);
            }
        });

        var outcome = (Proposed) propose();

        assertThat(outcome.pullRequest().number()).isEqualTo(2);
        assertThat(outcome.pullRequest().title()).isEqualTo("deploy mug 2222222 to prod");
    }

    /** The forge refuses a second one only when the first is there for a moment already. */
    @Test
    void closesTheOthersOfABranchWhoeverOpenedThem() {
        propose();
        forge.asked().clear();
        forge.hasTwin(2, "coop/mug/prod");
        forge.hasTwin(3, "coop/mug/prod");

        assertThat(((Proposed) propose()).pullRequest().number()).isEqualTo(1);

        assertThat(forge.asked())
                .contains("close #2", "close #3")
                .contains("closed: coop closed this: #1 is of the same branch, and was there first");
    }

    @Test
    void looksForAnotherAlsoAfterItOpenedOne() {
        forge.hasTwin(2, "coop/mug/prod");

        assertThat(((Proposed) propose()).pullRequest().number()).isEqualTo(1);

        assertThat(forge.asked()).contains("close #2");
    }

    @Test
    void doesNotPutAnOlderReleaseInTheNewerOnesPlace() {
        begin(Acme.USUAL.replace("deploy: auto", "deploy: review"));
        var first = mug.source().head().orElseThrow().id();
        mug.release("Hotter");
        mug.deploy("dev");
        mug.source().checkOut(first);

        assertThat(mug.deploy("dev")).isInstanceOfSatisfying(Superseded.class, behind -> {
            assertThat(behind.by().source().version()).isEqualTo("2222222");
            assertThat(behind.where()).isEqualTo(DeployOutcome.By.PROPOSED);
        });
        assertThat(acme.forge().all())
                .singleElement()
                .satisfies(only -> assertThat(only.title()).isEqualTo("deploy mug 2222222 to dev"));
        assertThat(mug.deployForced("dev")).isInstanceOf(Proposed.class);
    }
}
