package dev.coop.forge.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.config.Credentials.Login;
import dev.coop.config.Token;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge.Draft;
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

/** How a pull request on GitLab comes to be merged, and what is known of it before. */
class GitLabMergesTest {
    private static final CommitId HEAD = new CommitId(GitLabAnswers.SHA);
    private static final MergeRequest WISH = new MergeRequest(HEAD, "Deploy mean-mug", "Coop-App: mean-mug");

    private final GitLabStub gitLab = new GitLabStub((_, _) -> {});
    private final List<Diagnostic> warnings = new ArrayList<>();
    private GitLabForge forge;
    private PullRequest pullRequest;

    @BeforeEach
    void openOne() {
        forge = GitLabForgeTest.forge(gitLab, new Login("oauth2", new Token("glpat-s3cret"), "GITLAB_TOKEN"), warnings);
        pullRequest = forge.create(new Draft(ForgeContract.HEAD, "main", "Deploy", "Body", List.of("@ann"), List.of()));
    }

    @AfterEach
    void stop() {
        gitLab.close();
    }

    private JsonObject lastBody() {
        return JsonReader.readObject(gitLab.requests().getLast().body());
    }

    @Test
    void mergesAsOneCommitWithItsTrailers() {
        assertThat(forge.merge(pullRequest, WISH)).isEqualTo(new Merging.Merged(new CommitId("e".repeat(40))));

        assertThat(lastBody())
                .isEqualTo(JsonObject.empty()
                        .with("sha", GitLabAnswers.SHA)
                        .with("squash", true)
                        .with("squash_commit_message", "Deploy mean-mug\n\nCoop-App: mean-mug")
                        .with("merge_commit_message", "Deploy mean-mug\n\nCoop-App: mean-mug")
                        .with("should_remove_source_branch", true));
    }

    @Test
    void waitsWhileGitLabPreparesThePullRequest() {
        gitLab.preparesFor(3);

        assertThat(forge.merge(pullRequest, WISH)).isInstanceOf(Merging.Merged.class);
    }

    @Test
    void doesNotMergeABranchThatMoved() {
        var moved = new MergeRequest(new CommitId("2".repeat(40)), "Deploy", "");

        assertThat(forge.merge(pullRequest, moved))
                .isInstanceOfSatisfying(
                        Merging.NotPossible.class,
                        not -> assertThat(not.reason()).contains("SHA does not match HEAD"));
    }

    @ParameterizedTest
    @CsvSource({
        "not_approved, approvals are missing",
        "ci_must_pass, its pipeline has not passed",
        "conflict, does not fit",
        "discussions_not_resolved, a discussion is not resolved",
        "security_policy_violations, security_policy_violations",
    })
    void saysWhyItIsNotMerged(String status, String words) {
        gitLab.change(pullRequest.number(), found -> found.with("detailed_merge_status", status));

        assertThat(forge.merge(pullRequest, WISH))
                .isInstanceOfSatisfying(
                        Merging.NotPossible.class,
                        not -> assertThat(not.reason()).contains(words));
        assertThat(forge.mergeWhenGreen(pullRequest, WISH)).isInstanceOf(Merging.NotPossible.class);
    }

    /** GitLab itself merges it where no rule of the project wants the pipeline to pass. */
    @ParameterizedTest
    @CsvSource({"failed", "canceled"})
    void doesNotMergeWhenGreenWhatIsRed(String pipeline) {
        gitLab.change(
                pullRequest.number(),
                found -> found.with("detailed_merge_status", "mergeable")
                        .with("head_pipeline", JsonObject.empty().with("status", pipeline)));

        assertThat(forge.mergeWhenGreen(pullRequest, WISH))
                .isInstanceOfSatisfying(
                        Merging.NotPossible.class,
                        not -> assertThat(not.reason()).contains("its pipeline has not passed (" + pipeline + ")"));
    }

    @Test
    void saysThatTheBranchIsProtected() {
        gitLab.refuseToMerge(Reply.json(401, "{\"message\": \"401 Unauthorized\"}"));

        assertThat(forge.merge(pullRequest, WISH))
                .isInstanceOfSatisfying(
                        Merging.NotPossible.class,
                        not -> assertThat(not.reason()).contains("may not merge into this branch"));
    }

    @Test
    void leavesAMergeToGitLabWhileAPipelineRuns() {
        gitLab.pipeline(pullRequest.number(), "running");

        assertThat(forge.mergeWhenGreen(pullRequest, WISH)).isEqualTo(new Merging.Scheduled());
        assertThat(lastBody().flag("auto_merge")).contains(true);
        assertThat(lastBody().flag("merge_when_pipeline_succeeds")).contains(true);

        assertThat(forge.mergeByPeople(pullRequest)).isTrue();
        assertThat(forge.mergeByPeople(pullRequest)).isFalse();
    }

    @Test
    void mergesAtOnceWhereNothingIsToWaitFor() {
        assertThat(forge.mergeWhenGreen(pullRequest, WISH)).isInstanceOf(Merging.Merged.class);
        assertThat(lastBody().flag("auto_merge")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "running, RUNNING",
        "pending, RUNNING",
        "manual, RUNNING",
        "success, PASSED",
        "failed, FAILED",
        "canceled, FAILED",
        ", NONE"
    })
    void tellsTheChecks(String pipeline, Checks checks) {
        Optional.ofNullable(pipeline).ifPresent(status -> gitLab.pipeline(pullRequest.number(), status));

        assertThat(forge.readiness(pullRequest).checks()).isEqualTo(checks);
    }

    @ParameterizedTest
    @CsvSource({
        "mergeable, FITS",
        "not_approved, FITS",
        "conflict, CONFLICTS",
        "need_rebase, CONFLICTS",
        "checking, UNKNOWN"
    })
    void tellsWhetherItFits(String status, Fit fit) {
        gitLab.change(pullRequest.number(), found -> found.with("detailed_merge_status", status));

        assertThat(forge.readiness(pullRequest).fit()).isEqualTo(fit);
    }

    @Test
    void tellsWhatReviewersSay() {
        assertThat(forge.readiness(pullRequest)).isEqualTo(new Readiness(Checks.NONE, Approval.NONE, Fit.FITS));

        gitLab.approve(pullRequest.number(), "bob");
        assertThat(forge.readiness(pullRequest).approval()).isEqualTo(Approval.APPROVED);

        gitLab.wantChanges("ann");
        assertThat(forge.readiness(pullRequest).approval()).isEqualTo(Approval.CHANGES_WANTED);
    }

    @Test
    void setsACommitsStatus() {
        forge.status(
                HEAD,
                new CommitStatus("coop/prod", CommitStatus.State.FAILURE, "6 manifests", Optional.of("https://x.dev")));

        assertThat(gitLab.status(GitLabAnswers.SHA))
                .isEqualTo(JsonObject.empty()
                        .with("state", "failed")
                        .with("name", "coop/prod")
                        .with("description", "6 manifests")
                        .with("target_url", "https://x.dev"));
    }

    @Test
    void aStatusThatStandsAlreadyIsNoMistake() {
        gitLab.refuse(Reply.json(400, "{\"message\": \"Cannot transition status via :run from :success\"}"));

        forge.status(HEAD, new CommitStatus("coop", CommitStatus.State.PENDING, "", Optional.empty()));

        assertThat(warnings).isEmpty();
    }

    @Test
    void aStatusThatTheTokenMayNotSetStopsNothing() {
        gitLab.refuse(Reply.json(403, "{\"message\": \"403 Forbidden\"}"));

        forge.status(HEAD, new CommitStatus("coop", CommitStatus.State.PENDING, "", Optional.empty()));

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("status-not-set");
            assertThat(warning.message()).contains("`coop`").contains("403 Forbidden");
        });
    }

    @Test
    void closingTwiceIsOnce() {
        forge.close(pullRequest);
        var sent = gitLab.requests().size();
        forge.close(pullRequest);

        assertThat(gitLab.mergeRequest(pullRequest.number()).text("state")).contains("closed");
        assertThat(gitLab.requests().subList(sent, gitLab.requests().size()))
                .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
    }

    @Test
    void whatSomebodyElseMergedIsMerged() {
        gitLab.refuseToMerge(Reply.json(405, "{\"message\": \"405 Method Not Allowed\"}"));
        gitLab.change(pullRequest.number(), found -> found.with("merge_commit_sha", "e".repeat(40)));
        gitLab.close(pullRequest.number(), true);

        assertThat(forge.merge(pullRequest, WISH)).isEqualTo(new Merging.Merged(new CommitId("e".repeat(40))));
        assertThat(forge.mergeWhenGreen(pullRequest, WISH)).isEqualTo(new Merging.Merged(new CommitId("e".repeat(40))));
    }
}
