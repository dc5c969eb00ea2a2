package dev.coop.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.Credentials.Holder;
import dev.coop.config.Credentials.Login;
import dev.coop.config.OneLogin;
import dev.coop.config.Token;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness;
import dev.coop.forge.ServerForgeContract;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.http.PlainCaller;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The adapter's behaviour. That the requests and the stub's answers are as GitHub describes them is
 * {@link GitHubDescriptionTest}'s.
 */
class GitHubForgeTest implements ServerForgeContract {
    private static final Login PERSONAL = new Login("x-access-token", new Token("ghs_s3cret"), "GITHUB_TOKEN");
    private static final Login WORKFLOW =
            new Login("x-access-token", new Token("ghs_s3cret"), "GITHUB_TOKEN", Holder.WORKFLOW);

    private final GitHubStub gitHub = new GitHubStub((_, _) -> {});
    private final List<Diagnostic> warnings = new ArrayList<>();

    @Override
    @AfterEach
    public void stop() {
        gitHub.close();
    }

    @Override
    public GitHubForge forge() {
        return forge(gitHub, warnings);
    }

    static GitHubForge forge(GitHubStub gitHub, List<Diagnostic> warnings) {
        return forge(gitHub, warnings, Map.of());
    }

    private static GitHubForge forge(GitHubStub gitHub, List<Diagnostic> warnings, Map<String, String> environment) {
        return new GitHubForge(
                PlainCaller.make(),
                RepositoryAddress.parse("https://github.com/acme/deployments"),
                Optional.of(gitHub.api()),
                environment,
                new OneLogin(gitHub.api(), environment.isEmpty() ? PERSONAL : WORKFLOW),
                warnings::add);
    }

    @Override
    public void merge(int number) {
        gitHub.close(number, true);
    }

    @Override
    public void close(int number) {
        gitHub.close(number, false);
    }

    @Override
    public CommitId head(String branch) {
        return new CommitId(gitHub.head(branch));
    }

    @Override
    public void push(String branch) {
        gitHub.push(branch);
    }

    @Override
    public List<String> comments(int number) {
        return gitHub.comments(number);
    }

    @Override
    public List<String> labels(int number) {
        return gitHub.pull(number).objects("labels").stream()
                .flatMap(each -> each.text("name").stream())
                .toList();
    }

    @Override
    public void label(int number, String label) {
        gitHub.label(number, List.of(label));
    }

    @Override
    public void check(CommitId head, Readiness.Checks state) {
        gitHub.check(
                head.value(),
                switch (state) {
                    case PASSED -> Optional.of("success");
                    case FAILED -> Optional.of("timed_out");
                    case RUNNING, NONE -> Optional.empty();
                });
    }

    @Override
    public void approve(int number, String person) {
        gitHub.review(number, person, "APPROVED");
    }

    @Override
    public void wantChanges(int number, String person) {
        gitHub.review(number, person, "CHANGES_REQUESTED");
    }

    @Override
    public void comment(int number, String text) {
        gitHub.comment(number, text);
    }

    @Override
    public List<String> statuses(CommitId commit) {
        return gitHub.statuses(commit.value()).stream()
                .flatMap(each -> each.text("description").stream())
                .toList();
    }

    @Override
    public void requireApprovals(int count) {
        gitHub.requiresApprovals(count);
    }

    @Override
    public void refuse(String words) {
        gitHub.refuse(GitHubStub.refused(403, words, Optional.empty()));
    }

    @Override
    public void archive() {
        gitHub.set("archived", true);
        gitHub.refuse(
                "(POST|PUT|PATCH|DELETE) .*",
                GitHubStub.refused(403, "Repository was archived so is read-only.", Optional.empty()));
    }

    private static Draft reviewed(String... reviewers) {
        return new Draft(HEAD, "main", "Deploy", "Body", List.of(reviewers), List.of());
    }

    @Test
    void asksPeopleAndTeamsToReview() {
        forge().create(reviewed("@ann", "@acme/coffee", "bob"));

        assertThat(gitHub.requests().getLast().target())
                .isEqualTo("/repos/acme/deployments/pulls/12/requested_reviewers");
        assertThat(gitHub.requests().getLast().body())
                .isEqualTo("{\"reviewers\":[\"ann\",\"bob\"],\"team_reviewers\":[\"coffee\"]}");
        assertThat(warnings).isEmpty();
    }

    @Test
    void opensThePullRequestAlthoughAReviewerIsUnknown() {
        gitHub.doesNotKnow("ghost");

        var created = forge().create(reviewed("@ann", "@ghost"));

        assertThat(created.state()).isEqualTo(PullRequest.State.OPEN);
        assertThat(gitHub.pull(created.number()).objects("requested_reviewers"))
                .extracting(each -> each.text("login").orElseThrow())
                .containsExactly("ann");
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("review-not-requested");
            assertThat(warning.message()).contains("`@ghost`").contains("only be requested from collaborators");
        });
    }

    @Test
    void asksForReviewAgainWhenThePullRequestChanges() {
        var created = forge().create(reviewed("@ann"));
        var before = reviewRequests();
        forge().update(created, reviewed("@ann"));
        assertThat(reviewRequests()).isEqualTo(before);

        forge().update(created, new Draft(HEAD, "main", "Deploy", "Another body", List.of("@ann"), List.of()));
        assertThat(reviewRequests()).isEqualTo(before + 1);
    }

    private long reviewRequests() {
        return gitHub.requests().stream()
                .filter(each -> each.target().endsWith("/requested_reviewers"))
                .count();
    }

    @Test
    void needsNoMoreThanTheRepository() {
        forge().create(reviewed("@ann"));
        forge().open(HEAD, "main");

        assertThat(gitHub.requests())
                .extracting(Request::path)
                .allSatisfy(path -> assertThat(path).startsWith("/repos/acme/deployments"));
        assertThat(gitHub.requests())
                .allSatisfy(
                        request -> assertThat(request.header("authorization")).contains("Bearer ghs_s3cret"));
    }

    @Test
    void sendsNoTokenToAnAddressThatItDoesNotBelongTo() {
        var forge = new GitHubForge(
                PlainCaller.make(),
                RepositoryAddress.parse("https://github.com/acme/deployments"),
                Optional.of(gitHub.api()),
                Map.of(),
                new OneLogin("https://github.com/acme/deployments", PERSONAL),
                warnings::add);

        forge.open(HEAD, "main");

        assertThat(gitHub.requests())
                .allSatisfy(
                        request -> assertThat(request.header("authorization")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_ALLOWED, not-authenticated",
        "403, NOT_ALLOWED, not-allowed",
        "404, NOT_ALLOWED, not-visible",
        "422, INVALID_INPUT, refused",
        "500, UNREACHABLE, no-answer",
        "503, UNREACHABLE, no-answer",
    })
    void tellsWhatARefusalMeans(int status, Failure.Kind kind, String code) {
        gitHub.refuse(Reply.json(status, "{\"message\": \"GitHub's own words\", \"documentation_url\": \"\"}"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .satisfies(failure -> {
                    var diagnostic = failure.diagnostics().getFirst();
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(diagnostic.code()).isEqualTo(code);
                    assertThat(diagnostic.location())
                            .contains(new Location.OnRemote("GitHub", "GET /repos/acme/deployments"));
                    assertThat(diagnostic.hint()).isPresent();
                    if (status != 404) {
                        assertThat(diagnostic.message()).contains("GitHub's own words");
                    }
                });
    }

    @Test
    void saysThatAWorkflowsTokenReachesOneRepository() {
        gitHub.refuse(Reply.json(404, "{\"message\": \"Not Found\"}"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().create(reviewed()))
                .satisfies(failure -> assertThat(failure.hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("`GITHUB_TOKEN` reaches only")));
    }

    @Test
    void saysUntilWhenARateLimitLasts() {
        gitHub.refuse(new Reply(
                403,
                Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1769860800"),
                "{\"message\": \"API rate limit exceeded\"}"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .withMessage("GitHub takes no more requests from this token until `2026-01-31T12:00:00Z`")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE));
    }

    @Test
    void saysThatAnAnswerIsNotGitHubs() {
        gitHub.refuse(Reply.of(200, "<html>Sign in</html>"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .satisfies(failure ->
                        assertThat(failure.diagnostics().getFirst().code()).isEqualTo("unexpected-answer"));
    }

    @ParameterizedTest
    @CsvSource({"403, acme/mug, workflow-token", "404, acme/mug, workflow-token", "404, acme/deployments, not-visible"})
    void saysWhatToCreateWhereTheWorkflowsTokenReachesNotFarEnough(int status, String own, String code) {
        gitHub.refuse(GitHubStub.refused(status, "Not for you", Optional.empty()));
        var workflow = Map.of("GITHUB_REPOSITORY", own);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge(gitHub, warnings, workflow).open(HEAD, "main"))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                    assertThat(failure.diagnostics().getFirst().code()).isEqualTo(code);
                    if (code.equals("workflow-token")) {
                        assertThat(failure.hint().orElseThrow()).contains("`acme/deployments`", "`COOP_TOKEN`");
                    }
                });
    }

    @Test
    void saysWhoCanAllowAutoMerge() {
        gitHub.set("allow_auto_merge", false);
        var created = forge().create(reviewed());

        assertThat(forge().mergeWhenGreen(created, request()))
                .isInstanceOfSatisfying(
                        Forge.Merging.NotPossible.class,
                        refused -> assertThat(refused.reason()).contains("an administrator can allow it"));
    }

    @Test
    void mergesAsTheRepositoryAllows() {
        gitHub.set("allow_squash_merge", false);
        var created = forge().create(reviewed());

        assertThat(forge().merge(created, request())).isInstanceOf(Forge.Merging.Merged.class);
        assertThat(gitHub.requests().getLast().body()).contains("\"merge_method\":\"merge\"");
    }

    @Test
    void warnsOfWhatTheTokenMayNotAdd() {
        var created = forge().create(reviewed());
        gitHub.refuse("POST .*/(comments|statuses/.*)", GitHubStub.refused(403, "Not accessible", Optional.empty()));

        forge().comment(created, "release-changed", "Now at 1a2b3c4");
        forge().status(
                        head(HEAD),
                        new CommitStatus("coop/prod", CommitStatus.State.PENDING, "Waits", Optional.empty()));

        assertThat(warnings).extracting(Diagnostic::code).containsExactly("comment-not-written", "status-not-set");
    }
}
