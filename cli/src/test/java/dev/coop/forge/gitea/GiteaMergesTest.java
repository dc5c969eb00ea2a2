package dev.coop.forge.gitea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.ForgeContract;
import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.source.CommitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a pull request on Gitea or Forgejo comes to be merged, and what is known of it before. */
class GiteaMergesTest {
    private static final CommitId HEAD = new CommitId(GiteaAnswers.SHA);
    private static final MergeRequest WISH = new MergeRequest(HEAD, "Deploy mean-mug", "Coop-App: mean-mug");
    private static final MergeRequest MOVED = new MergeRequest(new CommitId("2".repeat(40)), "Deploy", "");

    private final GiteaStub gitea = new GiteaStub((_, _) -> {});
    private final List<Diagnostic> warnings = new ArrayList<>();
    private GiteaForge forge;
    private PullRequest pullRequest;

    @BeforeEach
    void openOne() {
        forge = GiteaForgeTest.forge(gitea, gitea.api(), warnings);
        pullRequest = forge.create(ForgeContract.draft("Deploy"));
    }

    @AfterEach
    void stop() {
        gitea.close();
    }

    private JsonObject asked() {
        return JsonReader.readObject(gitea.requests().stream()
                .filter(each ->
                        each.target().endsWith("/merge") && each.method().equals("POST"))
                .reduce((_, later) -> later)
                .orElseThrow()
                .body());
    }

    private static String reason(Merging merging) {
        assertThat(merging).isInstanceOf(Merging.NotPossible.class);
        return ((Merging.NotPossible) merging).reason();
    }

    @Test
    void mergesAsOneCommitWithItsTrailers() {
        assertThat(forge.merge(pullRequest, WISH)).isEqualTo(new Merging.Merged(new CommitId("e".repeat(40))));

        assertThat(asked())
                .isEqualTo(JsonObject.empty()
                        .with("Do", "squash")
                        .with("MergeTitleField", "Deploy mean-mug")
                        .with("MergeMessageField", "Coop-App: mean-mug")
                        .with("head_commit_id", GiteaAnswers.SHA)
                        .with("delete_branch_after_merge", true));
    }

    /** Taking it back and making it again would be two events more, and mail, each time the same command is run. */
    @Test
    void leavesAWishAsItIsWhenNothingHasMovedSinceItWasMade() {
        gitea.status("pending");
        forge.mergeWhenGreen(pullRequest, WISH);
        var again = GiteaForgeTest.forge(gitea, gitea.api(), new ArrayList<>());
        again.open(ForgeContract.HEAD, "main");
        again.update(pullRequest, ForgeContract.draft(pullRequest.title()));
        var before = gitea.requests().size();

        assertThat(again.mergeWhenGreen(pullRequest, WISH)).isEqualTo(new Merging.Scheduled());

        assertThat(gitea.requests().subList(before, gitea.requests().size()))
                .extracting(each -> each.method() + " " + each.path())
                .containsExactly("POST /api/v1/repos/acme/deployments/pulls/12/merge");
    }

    @Test
    void mergesInAnotherWayWhereTheRepositoryDoesNotSquash() {
        gitea.close(pullRequest.number(), false);
        gitea.forbids("allow_squash_merge");
        forge.merge(forge.create(ForgeContract.draft("Again")), WISH);
        assertThat(asked().text("Do")).contains("merge");

        gitea.forbids("allow_merge_commits");
        forge.merge(forge.create(ForgeContract.draft("Next")), WISH);
        assertThat(asked().text("Do")).contains("rebase");
    }

    @Test
    void waitsWhileTheServerChecksWhetherItFits() {
        gitea.checksFor(3);

        assertThat(forge.merge(pullRequest, WISH)).isInstanceOf(Merging.Merged.class);
    }

    @Test
    void doesNotMergeABranchThatMoved() {
        assertThat(reason(forge.merge(pullRequest, MOVED))).isEqualTo("head out of date");
        assertThat(reason(forge.mergeWhenGreen(pullRequest, MOVED))).contains("its branch has moved");
    }

    @Test
    void saysWhyItIsNotMerged() {
        gitea.refuseToMerge(Reply.json(405, "{\"message\": \"Does not have enough approvals\"}"));

        assertThat(reason(forge.merge(pullRequest, WISH))).isEqualTo("Does not have enough approvals");
        assertThat(reason(forge.mergeWhenGreen(pullRequest, WISH))).isEqualTo("Does not have enough approvals");
    }

    @Test
    void leavesAMergeToTheServerWhileChecksRun() {
        gitea.status("pending");

        assertThat(forge.mergeWhenGreen(pullRequest, WISH)).isEqualTo(new Merging.Scheduled());
        assertThat(asked().flag("merge_when_checks_succeed")).contains(true);

        assertThat(forge.mergeByPeople(pullRequest)).isTrue();
        assertThat(forge.mergeByPeople(pullRequest)).isFalse();
    }

    @Test
    void mergesWithTheWordsThatWereWishedLast() {
        gitea.status("pending");
        forge.mergeWhenGreen(pullRequest, new MergeRequest(HEAD, "Deploy the old one", ""));

        assertThat(forge.mergeWhenGreen(pullRequest, WISH)).isEqualTo(new Merging.Scheduled());
        gitea.status("success");

        assertThat(gitea.mergedAs(pullRequest.number())).isEqualTo("Deploy mean-mug");
    }

    @Test
    void sayingThatItIsScheduledAlreadyIsNoPromiseOfTheseWords() {
        gitea.refuseToMerge(Reply.json(
                409, "{\"message\": \"pull request is already scheduled to auto merge when checks succeed\"}"));

        assertThat(reason(forge.mergeWhenGreen(pullRequest, WISH))).contains("already scheduled");
    }

    @Test
    void mergesAtOnceWhereNothingIsToWaitFor() {
        assertThat(forge.mergeWhenGreen(pullRequest, WISH)).isInstanceOf(Merging.Merged.class);
    }

    @ParameterizedTest
    @CsvSource({"pending, RUNNING", "success, PASSED", "failure, FAILED", "error, FAILED", "warning, PASSED"})
    void tellsTheChecks(String state, Checks checks) {
        gitea.status(state);

        assertThat(forge.readiness(pullRequest).checks()).isEqualTo(checks);
    }

    @ParameterizedTest
    @CsvSource({
        "'',        coop/validate:success,                    PASSED",
        "ci/test,   coop/validate:success,                    RUNNING",
        "ci/test,   coop/validate:success ci/test:pending,    RUNNING",
        "ci/test,   coop/validate:success ci/test:success,    PASSED",
        "ci/*,      coop/validate:success ci/unit:success,    PASSED",
        "ci/*,      coop/validate:success lint:pending,       RUNNING",
        "ci/test,   ci/test:success lint:pending,             PASSED",
        "ci/test,   coop/validate:success ci/test:failure,    FAILED",
    })
    void waitsForTheChecksThatTheBaseBranchAsksFor(String wanted, String reported, Checks checks) {
        gitea.asksFor(wanted.isEmpty() ? List.of() : List.of(wanted), 0);
        for (var each : reported.split(" ", -1)) {
            gitea.status(each.replaceFirst(":.*", ""), each.replaceFirst(".*:", ""));
        }

        assertThat(forge.readiness(pullRequest).checks()).isEqualTo(checks);
    }

    @Test
    void countsTheApprovalsThatTheBaseBranchAsksFor() {
        gitea.asksFor(List.of(), 2);
        assertThat(forge.readiness(pullRequest).approval()).isEqualTo(Approval.NONE);

        gitea.review(pullRequest.number(), "ann", "APPROVED");
        assertThat(forge.readiness(pullRequest).approval()).isEqualTo(Approval.TOO_FEW);

        gitea.review(pullRequest.number(), "bob", "APPROVED");
        assertThat(forge.readiness(pullRequest).approval()).isEqualTo(Approval.APPROVED);
    }

    @Test
    void tellsWhetherItFitsOnceTheServerKnows() {
        gitea.checksFor(2);
        assertThat(forge.readiness(pullRequest).fit()).isEqualTo(Fit.FITS);

        gitea.change(pullRequest.number(), found -> found.with("mergeable", false));
        assertThat(forge.readiness(pullRequest).fit()).isEqualTo(Fit.CONFLICTS);
    }

    @Test
    void ofEachReviewerTheLastWordCounts() {
        assertThat(forge.readiness(pullRequest)).isEqualTo(new Readiness(Checks.NONE, Approval.NONE, Fit.FITS));

        gitea.answersPagesOf(1);
        gitea.review(pullRequest.number(), "ann", "REQUEST_CHANGES");
        gitea.review(pullRequest.number(), "bob", "APPROVED");
        gitea.review(pullRequest.number(), "ann", "COMMENT");
        assertThat(forge.readiness(pullRequest).approval()).isEqualTo(Approval.CHANGES_WANTED);

        gitea.review(pullRequest.number(), "ann", "APPROVED");
        assertThat(forge.readiness(pullRequest).approval()).isEqualTo(Approval.APPROVED);

        gitea.review(pullRequest.number(), "ann", "REQUEST_REVIEW");
        gitea.review(pullRequest.number(), "bob", "REQUEST_REVIEW");
        assertThat(forge.readiness(pullRequest).approval()).isEqualTo(Approval.NONE);
    }

    @Test
    void setsACommitsStatus() {
        forge.status(
                HEAD,
                new CommitStatus("coop/prod", CommitStatus.State.FAILURE, "6 manifests", Optional.of("https://x.dev")));

        assertThat(gitea.statuses()).singleElement().satisfies(status -> {
            assertThat(status.text("status")).contains("failure");
            assertThat(status.text("context")).contains("coop/prod");
            assertThat(status.text("description")).contains("6 manifests");
            assertThat(status.text("target_url")).contains("https://x.dev");
        });
    }

    @Test
    void aStatusThatTheTokenMayNotSetStopsNothing() {
        gitea.refuse(Reply.json(403, "{\"message\": \"token does not have at least one of required scope(s)\"}"));

        forge.status(HEAD, new CommitStatus("coop", CommitStatus.State.PENDING, "", Optional.empty()));

        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning.code()).isEqualTo("status-not-set"));
    }

    @Test
    void closingTwiceIsOnce() {
        forge.close(pullRequest);
        var sent = gitea.requests().size();
        forge.close(pullRequest);

        assertThat(gitea.pull(pullRequest.number()).text("state")).contains("closed");
        assertThat(gitea.requests().subList(sent, gitea.requests().size()))
                .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
    }

    @Test
    void whatSomebodyElseMergedIsMerged() {
        gitea.refuseToMerge(Reply.json(405, "{\"message\": \"The PR is already merged\"}"));
        gitea.close(pullRequest.number(), true);

        assertThat(forge.merge(pullRequest, WISH)).isEqualTo(new Merging.Merged(new CommitId("e".repeat(40))));
        assertThat(forge.mergeWhenGreen(pullRequest, WISH)).isEqualTo(new Merging.Merged(new CommitId("e".repeat(40))));
    }
}
