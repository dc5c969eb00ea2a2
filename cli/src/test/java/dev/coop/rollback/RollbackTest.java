package dev.coop.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.Acme;
import dev.coop.deploy.AcmeApp;
import dev.coop.deploy.DeployOutcome;
import dev.coop.deploy.DeployOutcome.Committed;
import dev.coop.deploy.DeployOutcome.Proposed;
import dev.coop.deploy.DeployOutcome.Rehearsed;
import dev.coop.deploy.DeployOutcome.UpToDate;
import dev.coop.deploy.DeployRequest.Rehearsal;
import dev.coop.deploy.InertTextTest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge;
import dev.coop.forge.PullRequest;
import dev.coop.history.HistoryEntry;
import dev.coop.history.HistoryEntry.RolledBack;
import dev.coop.history.HistoryReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {
    private static final EnvironmentName DEV = new EnvironmentName("dev");

    @TempDir
    Path folder;

    private Acme acme;
    private AcmeApp mug;

    @BeforeEach
    void start() {
        begin(Acme.USUAL);
    }

    private void begin(String platform) {
        acme = Acme.in(folder.resolve(Integer.toHexString(platform.hashCode())), platform);
        mug = acme.app("mug");
    }

    /** Three releases run in dev, one after the other. */
    private void threeReleases(String platform) {
        begin(platform);
        mug.deploy("dev");
        mug.release("Hotter");
        mug.deploy("dev");
        mug.release("Hotter still");
        mug.deploy("dev");
    }

    private DeployOutcome back(String environment, Earlier earlier, String reason, Rehearsal rehearsal) {
        return mug.undoing(new RollbackPlanner(
                        mug.name(),
                        earlier,
                        reason,
                        acme.repository(),
                        Acme::platformOf,
                        mug.imageCheck(),
                        () -> Acme.ADA))
                .run(new EnvironmentName(environment), rehearsal);
    }

    private DeployOutcome back(String environment) {
        return back(environment, new Earlier.TheOneBefore(), "", Rehearsal.FOR_REAL);
    }

    private DeployOutcome back(String environment, String to) {
        return back(environment, Earlier.parse(to), "", Rehearsal.FOR_REAL);
    }

    private static Diagnostic refused(ThrowingCallable call, Failure.Kind kind) {
        return assertThatExceptionOfType(Failure.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind))
                .extracting(failure -> failure.diagnostics().getFirst())
                .asInstanceOf(type(Diagnostic.class))
                .actual();
    }

    private void setPlatform(String platform) {
        var clone = acme.clonedAs("platform-" + acme.clock().instant().toEpochMilli());
        clone.write("platform.yaml", platform).commit("platform");
        clone.run("push", "-q", "origin", "HEAD:main");
    }

    /** What was to go next is what was taken back. */
    @Test
    void closesWhereTheBadReleaseWasToGoNext() {
        threeReleases(Acme.USUAL);
        mug.deploy("prod");

        back("dev");

        assertThat(acme.forge().find(1)).map(PullRequest::state).contains(PullRequest.State.CLOSED);
        assertThat(acme.git().run("branch", "--list", "coop/*")).isEmpty();
    }

    @Test
    void leavesOpenWhereAnEarlierReleaseIsToGoNext() {
        begin(Acme.USUAL);
        mug.deploy("dev");
        mug.deploy("prod");
        mug.release("Hotter");
        mug.deploy("dev");

        back("dev");

        assertThat(acme.forge().find(1)).map(PullRequest::state).contains(PullRequest.State.OPEN);
    }

    @Test
    void rehearsesWithoutKnowingWhoCommits() {
        threeReleases(Acme.USUAL);

        var outcome = mug.undoing(new RollbackPlanner(
                        mug.name(),
                        new Earlier.TheOneBefore(),
                        "",
                        acme.repository(),
                        Acme::platformOf,
                        mug.imageCheck(),
                        () -> {
                            throw new Failure(Failure.Kind.INVALID_INPUT, Diagnostic.error("nobody", "who is it?"));
                        }))
                .run(DEV, Rehearsal.DRY_RUN);

        assertThat(outcome).isInstanceOf(Rehearsed.class);
    }

    @Test
    void restoresTheExactFilesOfTheReleaseBefore() {
        threeReleases(Acme.USUAL);
        var second = acme.git().run("rev-parse", "main~1");

        var outcome = back("dev", new Earlier.TheOneBefore(), "burns fingers", Rehearsal.FOR_REAL);

        assertThat(outcome).isInstanceOf(Committed.class);
        assertThat(outcome.release().source().version()).isEqualTo("2222222");
        assertThat(acme.git().run("diff", "--name-only", second, "main")).isEqualTo("apps/mug/dev/hold.yaml");
        assertThat(mug.file("main", "dev", "hold.yaml")).isEqualTo("""
            format: 1
            commit: "3333333333333333333333333333333333333333"
            image: "sha256:3333333333333333333333333333333333333333333333333333333333333333"
            reason: "burns fingers"
            by: "Ada Lovelace\"\
            """);
        assertThat(acme.git().run("log", "-1", "--format=%B", "main").lines())
                .contains(
                        "roll mug in dev back to 2222222",
                        "burns fingers",
                        "takes back 3333333 \"Hotter still\", which is held until a newer commit comes",
                        "Coop-Rollback-To: " + second,
                        "Coop-App: mug",
                        "Coop-Environment: dev",
                        "Coop-Source: https://github.com/acme/mug@" + "2".repeat(40),
                        "Argocd-reference-commit-sha: " + "2".repeat(40));
    }

    @Test
    void isSeenInTheHistory() {
        threeReleases(Acme.USUAL);

        back("dev");

        var history = new HistoryReader(acme.repository()).read(mug.name(), DEV, 10);
        assertThat(history.entries().getFirst().event()).isInstanceOf(RolledBack.class);
        assertThat(history.entries())
                .filteredOn(history::isHeld)
                .extracting(HistoryEntry::number)
                .containsExactly(2);
    }

    @Test
    void doesNothingTheSecondTime() {
        threeReleases(Acme.USUAL);
        back("dev");
        var tip = acme.git().run("rev-parse", "main");

        assertThat(back("dev")).isInstanceOf(UpToDate.class);
        assertThat(back("dev", "2222222")).isInstanceOf(UpToDate.class);
        assertThat(acme.git().run("rev-parse", "main")).isEqualTo(tip);
    }

    @Test
    void goesFurtherBackByNumberOrVersionAndHoldsTheNewestBadCommit() {
        threeReleases(Acme.USUAL);
        back("dev", "2");

        assertThat(back("dev", "1111111").release().source().version()).isEqualTo("1111111");
        assertThat(mug.file("main", "dev", "hold.yaml")).contains("3".repeat(40));
        assertThat(back("dev", "4").release().source().version()).isEqualTo("2222222");
    }

    @Test
    void holdsWhatWentUntilANewerCommitComes() {
        threeReleases(Acme.USUAL);
        back("dev");

        assertThat(refused(() -> mug.deploy("dev"), Failure.Kind.WAITS_FOR_PERSON)
                        .code())
                .isEqualTo("held");
        assertThat(refused(() -> back("dev", "2"), Failure.Kind.WAITS_FOR_PERSON)
                        .code())
                .isEqualTo("held");
        mug.release("Cooler");
        assertThat(mug.deploy("dev")).isInstanceOf(Committed.class);
        assertThat(back("dev").release().source().version()).isEqualTo("2222222");
    }

    @Test
    void findsNothingWhereNothingWasBefore() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");

        assertThat(refused(() -> back("dev"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("never-deployed");
        mug.deploy("dev");
        assertThat(refused(() -> back("dev"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("no-earlier-release");
        assertThat(refused(() -> back("dev", "2"), Failure.Kind.INVALID_INPUT).message())
                .isEqualTo("mug has only 1 release in dev");
        assertThat(refused(() -> back("dev", "abcdef0"), Failure.Kind.INVALID_INPUT)
                        .code())
                .isEqualTo("no-earlier-release");
    }

    @Test
    void onlyShowsWhatItWouldDoInADryRun() {
        threeReleases(Acme.USUAL);
        var tip = acme.git().run("rev-parse", "main");

        var outcome = back("dev", new Earlier.TheOneBefore(), "", Rehearsal.DRY_RUN);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rehearsed.class,
                        would -> assertThat(would.diff().text())
                                .contains(
                                        "-          value: \"Hotter still\"",
                                        "+          value: Hotter",
                                        "+++ b/apps/mug/dev/hold.yaml"));
        assertThat(acme.git().run("rev-parse", "main")).isEqualTo(tip);
    }

    @Test
    void rendersAnewWhereThePlatformChangedTheNamespace() {
        threeReleases(Acme.USUAL);
        setPlatform(Acme.USUAL.replace("{app}-dev", "team-{app}-dev"));

        var outcome = back("dev");

        assertThat(outcome.release().namespace()).isEqualTo("team-mug-dev");
        assertThat(mug.file("main", "dev", "manifests/deployment-mug.yaml"))
                .contains("value: Hotter")
                .doesNotContain("Hotter still");
        assertThat(mug.warnings()).anyMatch(warning -> warning.startsWith("rendered anew"));
        assertThat(acme.git().run("log", "-1", "--format=%B", "main")).contains("rendered anew");
    }

    @Test
    void staysByteForByteWhereThePlatformChangedElsewhere() {
        threeReleases(Acme.USUAL);
        var second = acme.git().run("rev-parse", "main~1");
        setPlatform(Acme.USUAL.replace("{app}-prod", "team-{app}-prod"));

        back("dev");

        assertThat(acme.git().run("diff", "--name-only", second, "main", "--", "apps"))
                .isEqualTo("apps/mug/dev/hold.yaml");
        assertThat(mug.warnings()).isEmpty();
    }

    @Test
    void refusesWhatThePoliciesOfNowForbid() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");
        mug.release(
                "With a network policy",
                Map.of(
                        "coop.yaml",
                        mug.coopYaml(""),
                        "k8s/policy.yaml",
                        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: mug}\nspec:"
                                + " {podSelector: {}}\n"));
        mug.deploy("dev");
        mug.release("Without");
        mug.deploy("dev");
        setPlatform(Acme.USUAL + "policies: {kinds: {deny: [NetworkPolicy]}}\n");

        assertThat(refused(() -> back("dev"), Failure.Kind.INVALID_INPUT).message())
                .contains("NetworkPolicy");
    }

    @Test
    void refusesAnImageThatIsGone() {
        threeReleases(Acme.USUAL);
        mug.images().forget();

        assertThat(refused(() -> back("dev"), Failure.Kind.INVALID_INPUT).code())
                .isEqualTo("no-image");
    }

    @Test
    void goesThroughInAFreeze() {
        threeReleases(Acme.USUAL);
        setPlatform(
                Acme.USUAL.replace("deploy: auto}", "deploy: auto, freeze: [\"Fri 16:00 - Mon 06:00 Europe/Oslo\"]}"));
        acme.clock().set(Instant.parse("2026-02-07T12:00:00Z"));

        assertThat(back("dev")).isInstanceOf(Committed.class);
        assertThat(mug.warnings()).anyMatch(warning -> warning.startsWith("dev is frozen until"));
        mug.release("Cooler");
        assertThat(refused(() -> mug.deploy("dev"), Failure.Kind.WAITS_FOR_PERSON)
                        .code())
                .isEqualTo("frozen");
    }

    @Test
    void proposesWhereDeploysAreReviewed() {
        threeReleases(Acme.USUAL);
        mug.deploy("prod");
        acme.mergeRequest(1, "coop/mug/prod");
        mug.release("Worse");
        mug.deploy("dev");
        mug.deploy("prod");
        acme.mergeRequest(2, "coop/mug/prod");
        mug.release("Even worse");
        mug.deploy("dev");
        mug.deploy("prod");

        var outcome = back("prod", new Earlier.TheOneBefore(), "too slow", Rehearsal.FOR_REAL);

        assertThat(outcome).isInstanceOfSatisfying(Proposed.class, proposed -> {
            assertThat(proposed.pullRequest().number()).isEqualTo(4);
            assertThat(proposed.pullRequest().title()).isEqualTo("roll mug in prod back to 3333333");
            assertThat(proposed.pullRequest().body())
                    .contains("too slow", "pull request for this, #3, was closed without a merge");
        });
        assertThat(acme.forge().find(3).map(PullRequest::state)).hasValue(PullRequest.State.CLOSED);
        assertThat(acme.forge().commentsOf(3))
                .singleElement()
                .asString()
                .contains("coop closed this: roll mug in prod back to 3333333, in a pull request of its own");
        assertThat(back("prod"))
                .isInstanceOfSatisfying(
                        Proposed.class,
                        again -> assertThat(again.pullRequest().number()).isEqualTo(4));
        assertThat(refused(() -> mug.deploy("prod"), Failure.Kind.WAITS_FOR_PERSON)
                        .code())
                .isEqualTo("undoing-open");
        acme.mergeRequest(4, "coop/mug/prod");
        assertThat(mug.files("main", "prod")).contains("hold.yaml");
    }

    @Test
    void closesWhatWasProposedWhereDeploysAreCommits() {
        threeReleases(Acme.USUAL.replace("deploy: review", "deploy: auto"));
        mug.deploy("prod");
        mug.release("Worse");
        mug.deploy("dev");
        mug.deploy("prod");
        acme.git().run("update-ref", "refs/heads/coop/mug/prod", "main");
        acme.forge().create(new Forge.Draft("coop/mug/prod", "main", "deploy mug to prod", "", List.of(), List.of()));

        assertThat(back("prod")).isInstanceOf(Committed.class);

        assertThat(acme.forge().find(1).map(PullRequest::state)).hasValue(PullRequest.State.CLOSED);
        assertThat(acme.forge().commentsOf(1))
                .singleElement()
                .asString()
                .contains("coop closed this: roll mug in prod back to 3333333");
        assertThat(acme.git().run("branch", "--list", "coop/*")).isEmpty();
    }

    @Test
    void writesAReasonThatNobodyActsOn() {
        var reason = "Coop-App: other, " + String.join(" ", InertTextTest.hostile());
        threeReleases(Acme.USUAL);

        back("dev", new Earlier.TheOneBefore(), reason, Rehearsal.FOR_REAL);

        var message = acme.git().run("log", "-1", "--format=%B", "main");
        InertTextTest.actsOnNobody(message.split("\n\n", -1)[1]);
        assertThat(message.lines().filter(line -> line.startsWith("Coop-")))
                .map(line -> line.replaceFirst(":.*", ""))
                .containsExactly("Coop-Rollback-To", "Coop-App", "Coop-Environment", "Coop-Image", "Coop-Source");
    }

    @Test
    void keepsTheReasonOfARollbackThatWaits() {
        threeReleases(Acme.USUAL);
        setPlatform(Acme.USUAL.replace("auto", "review"));
        var first = (Proposed) back("dev", new Earlier.TheOneBefore(), "cups melt", Rehearsal.FOR_REAL);

        var second = (Proposed) back("dev");

        assertThat(second.step()).isEqualTo(DeployOutcome.Step.UNCHANGED);
        assertThat(second.pullRequest().body())
                .isEqualTo(first.pullRequest().body())
                .contains("because of “cups melt”");
        assertThat(second.pullRequest().body())
                .as("a rollback promotes nothing")
                .doesNotContain("mermaid");
        assertThat(mug.file("coop/mug/dev", "dev", "hold.yaml")).contains("cups melt");
    }
}
