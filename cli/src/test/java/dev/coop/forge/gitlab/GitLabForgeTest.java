package dev.coop.forge.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.Credentials.Login;
import dev.coop.config.OneLogin;
import dev.coop.config.Token;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.ForgeContract;
import dev.coop.forge.PullRequest;
import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.http.PlainCaller;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonValue;
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
 * The adapter's behaviour. That the requests and the stub's answers are as a client of GitLab knows them is
 * {@link GitLabClientTest}'s.
 */
class GitLabForgeTest implements ForgeContract {
    private static final Login PERSONAL = new Login("oauth2", new Token("glpat-s3cret"), "GITLAB_TOKEN");

    private final GitLabStub gitLab = new GitLabStub((_, _) -> {});
    private final List<Diagnostic> warnings = new ArrayList<>();

    @AfterEach
    void stop() {
        gitLab.close();
    }

    @Override
    public GitLabForge forge() {
        return forge(gitLab, PERSONAL, warnings);
    }

    static GitLabForge forge(GitLabStub gitLab, Login login, List<Diagnostic> warnings) {
        return new GitLabForge(
                PlainCaller.make(),
                RepositoryAddress.parse("git@gitlab.com:acme/live/deployments.git"),
                Optional.of(gitLab.api()),
                new OneLogin(gitLab.api(), login),
                _ -> {},
                warnings::add);
    }

    @Override
    public void merge(int number) {
        gitLab.close(number, true);
    }

    @Override
    public void close(int number) {
        gitLab.close(number, false);
    }

    @Override
    public CommitId head(String branch) {
        return new CommitId(gitLab.head(branch));
    }

    @Override
    public void push(String branch) {
        gitLab.push(branch);
    }

    @Override
    public List<String> comments(int number) {
        return gitLab.notesOf(number);
    }

    @Override
    public List<String> labels(int number) {
        return gitLab.mergeRequest(number).texts("labels");
    }

    @Override
    public void label(int number, String label) {
        gitLab.change(number, found -> {
            var all = new ArrayList<>(found.texts("labels"));
            all.add(label);
            return found.with("labels", JsonValue.texts(all));
        });
    }

    private static Draft reviewed(String... reviewers) {
        return new Draft(HEAD, "main", "Deploy", "Body", List.of(reviewers), List.of());
    }

    @Test
    void asksPeopleToReview() {
        var created = forge().create(reviewed("@ann", "bob"));

        assertThat(reviewers(created)).containsExactly("ann", "bob");
        assertThat(gitLab.notesOf(created.number())).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void namesAGroupInOneComment() {
        var created = forge().create(reviewed("@ann", "@acme/coffee"));
        forge().update(created, new Draft(HEAD, "main", "Other", "Words", List.of("@acme/coffee"), List.of()));

        assertThat(reviewers(created)).containsExactly("ann");
        assertThat(gitLab.notesOf(created.number()))
                .containsExactly("Review wanted: @acme/coffee\n\n<!-- coop:reviewers -->");
        assertThat(warnings).isEmpty();
    }

    @Test
    void namesThoseForWhomThePlanHasNoPlace() {
        gitLab.takesOneReviewer();

        var created = forge().create(reviewed("@ann", "@bob"));

        assertThat(reviewers(created)).containsExactly("ann");
        assertThat(gitLab.notesOf(created.number())).containsExactly("Review wanted: @bob\n\n<!-- coop:reviewers -->");
    }

    @Test
    void opensThePullRequestAlthoughAReviewerIsUnknown() {
        gitLab.doesNotKnow("ghost");
        gitLab.doesNotKnow("acme/ghosts");

        var created = forge().create(reviewed("@ghost", "@acme/ghosts", "@ann"));

        assertThat(created.state()).isEqualTo(PullRequest.State.OPEN);
        assertThat(reviewers(created)).containsExactly("ann");
        assertThat(gitLab.notesOf(created.number())).isEmpty();
        assertThat(warnings).extracting(Diagnostic::code).containsOnly("review-not-requested");
        assertThat(warnings)
                .extracting(Diagnostic::message)
                .containsExactly(
                        "`@ghost` was not asked for a review: GitLab knows nobody of that name",
                        "`@acme/ghosts` was not asked for a review: 404 Group Not Found");
    }

    @Test
    void asksOnceMoreByGitLabsOwnCommand() {
        var created = forge().create(reviewed("@ann"));

        forge().requestReview(created, List.of("@ann", "@bob"));

        assertThat(reviewers(created)).containsExactly("ann", "bob");
        assertThat(gitLab.requests().getLast().target()).endsWith("/notes");
        assertThat(gitLab.requests().getLast().body()).isEqualTo("{\"body\":\"/request_review @ann\"}");
        assertThat(gitLab.notesOf(created.number())).isEmpty();
    }

    private List<String> reviewers(PullRequest created) {
        return gitLab.mergeRequest(created.number()).objects("reviewers").stream()
                .map(each -> each.text("username").orElseThrow())
                .toList();
    }

    @Test
    void leavesABranchOfTheSameNameInAForkAlone() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        gitLab.change(created.number(), found -> found.with("source_project_id", 8));

        assertThat(forge().open(HEAD, "main")).isEmpty();
    }

    @Test
    void findsTheCommentOnALaterPageOfAServerThatKnowsItselfByAnotherName() {
        gitLab.answersPagesOf(1);
        var created = forge().create(ForgeContract.draft("Deploy"));
        forge().comment(created, "first", "One");
        forge().comment(created, "second", "Two");

        forge().comment(created, "second", "Three");

        assertThat(gitLab.notesOf(created.number()))
                .containsExactly("One\n\n<!-- coop:first -->", "Three\n\n<!-- coop:second -->");
    }

    @Test
    void showsATokenAsItsKindWants() {
        forge().open(HEAD, "main");
        forge(gitLab, new Login("x", new Token("0f".repeat(32)), "glab"), warnings)
                .open(HEAD, "main");
        forge(gitLab, new Login("gitlab-ci-token", new Token("j0b"), "CI_JOB_TOKEN"), warnings)
                .open(HEAD, "main");

        assertThat(gitLab.requests())
                .extracting(each -> each.header("private-token")
                        .or(() -> each.header("authorization"))
                        .or(() -> each.header("job-token").map(token -> "job " + token))
                        .orElse(""))
                .containsExactly("glpat-s3cret", "Bearer " + "0f".repeat(32), "job j0b");
    }

    @Test
    void sendsNoTokenToAnAddressThatItDoesNotBelongTo() {
        var forge = new GitLabForge(
                PlainCaller.make(),
                RepositoryAddress.parse("https://gitlab.com/acme/live/deployments"),
                Optional.of(gitLab.api()),
                new OneLogin("https://gitlab.com/acme/live/deployments", PERSONAL),
                _ -> {},
                warnings::add);

        forge.open(HEAD, "main");

        assertThat(gitLab.requests())
                .hasSize(1)
                .allSatisfy(request -> assertThat(request.headers().toString()).doesNotContain("s3cret"));
    }

    @Test
    void asksForNoMoreThanTheProject() {
        forge().create(ForgeContract.draft("Deploy"));
        forge().open(HEAD, "main");

        assertThat(gitLab.requests())
                .extracting(Request::target)
                .allSatisfy(target ->
                        assertThat(target).startsWith("/api/v4/projects/acme%2Flive%2Fdeployments/merge_requests"));
    }

    @Test
    void knowsAServerBelowAPath() {
        try (var below = new GitLabStub((_, _) -> {})) {
            var forge = new GitLabForge(
                    PlainCaller.make(),
                    RepositoryAddress.parse("https://acme.dev/git/acme/live/deployments.git"),
                    Optional.of(below.api().replace("/api/v4", "/git/api/v4")),
                    new OneLogin("", PERSONAL),
                    _ -> {},
                    warnings::add);

            assertThatExceptionOfType(Failure.class).isThrownBy(() -> forge.open(HEAD, "main"));
            assertThat(below.requests().getFirst().target())
                    .startsWith("/git/api/v4/projects/acme%2Flive%2Fdeployments/merge_requests?");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_ALLOWED, not-authenticated",
        "403, NOT_ALLOWED, not-allowed",
        "404, NOT_ALLOWED, not-visible",
        "405, INVALID_INPUT, refused",
        "409, CONFLICT, refused",
        "422, INVALID_INPUT, refused",
        "429, UNREACHABLE, rate-limited",
        "500, UNREACHABLE, no-answer",
        "503, UNREACHABLE, no-answer",
    })
    void tellsWhatARefusalMeans(int status, Failure.Kind kind, String code) {
        gitLab.refuse(Reply.json(status, "{\"message\": {\"base\": [\"GitLab's own words\"]}}"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .satisfies(failure -> {
                    var diagnostic = failure.diagnostics().getFirst();
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(diagnostic.code()).isEqualTo(code);
                    assertThat(diagnostic.location())
                            .contains(new Location.OnRemote(
                                    "GitLab", "GET /api/v4/projects/acme%2Flive%2Fdeployments/merge_requests"));
                    assertThat(diagnostic.hint()).isPresent();
                    if (status != 404 && status != 429) {
                        assertThat(diagnostic.message()).contains("GitLab's own words");
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404"})
    void saysWhatToCreateInsteadOfAJobsToken(int status) {
        gitLab.refuse(Reply.json(status, "{\"message\": \"" + status + "\"}"));
        var forge = forge(gitLab, new Login("gitlab-ci-token", new Token("j0b"), "CI_JOB_TOKEN"), warnings);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge.open(HEAD, "main"))
                .satisfies(failure -> assertThat(failure.hint())
                        .hasValueSatisfying(hint -> assertThat(hint)
                                .contains("`CI_JOB_TOKEN` may not")
                                .contains("project access token")
                                .contains("`GITLAB_TOKEN`")));
    }

    @Test
    void saysUntilWhenARateLimitLasts() {
        gitLab.refuse(new Reply(429, Map.of("RateLimit-Reset", "1769860800"), "Retry later"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .withMessage("GitLab takes no more requests from this token until `2026-01-31T12:00:00Z`");
    }

    @Test
    void saysThatAnAnswerIsNotGitLabs() {
        gitLab.refuse(Reply.of(200, "<html>Sign in</html>"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .satisfies(failure ->
                        assertThat(failure.diagnostics().getFirst().code()).isEqualTo("unexpected-answer"));
    }

    @Test
    void addsLabelsAndKeepsThoseOfPeople() {
        var created = forge().create(new Draft(HEAD, "main", "Deploy", "Body", List.of(), List.of("coop")));
        gitLab.change(
                created.number(),
                found -> found.with(
                        "labels",
                        JsonReader.readObject("{\"l\":[\"coop\",\"urgent\"]}").items("l")));

        forge().update(created, new Draft(HEAD, "main", "Deploy", "Body", List.of(), List.of("coop", "mean-mug")));

        assertThat(gitLab.mergeRequest(created.number()).texts("labels")).containsExactly("coop", "urgent", "mean-mug");
    }

    @Test
    void otherPeoplesWordsCommandNothing() {
        var draft = new Draft(HEAD, "main", "Deploy", "See\n/merge\n/approve\n a /path\n/ alone", List.of(), List.of());
        var created = forge().create(draft);
        forge().comment(created, "changed", "/close");

        assertThat(gitLab.mergeRequest(created.number()).text("description"))
                .contains("See\n\\/merge\n\\/approve\n a /path\n/ alone");
        assertThat(gitLab.notesOf(created.number())).containsExactly("\\/close\n\n<!-- coop:changed -->");
        var sent = gitLab.requests().size();
        forge().update(created, draft);
        assertThat(gitLab.requests().subList(sent, gitLab.requests().size()))
                .as("nothing has changed")
                .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
    }

    @Test
    void aCommentThatTheTokenMayNotWriteStopsNothing() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        gitLab.refuseToWrite(Reply.json(403, "{\"message\": \"not you\"}"));

        forge().comment(created, "changed", "One");

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("comment-not-written");
            assertThat(warning.message()).isEqualTo("#12 got no comment: not you");
        });
    }

    /** GitLab reads a project by its old name, and changes nothing by it. */
    @ParameterizedTest
    @CsvSource({
        "301, '', repository-moved, INVALID_INPUT",
        "403, '\"merge_requests_access_level\":\"disabled\"', pull-requests-off, NOT_ALLOWED",
        "403, '\"archived\":true', repository-archived, NOT_ALLOWED"
    })
    void saysBeforeAnythingIsPushedThatNoneCanBeOpened(int status, String member, String code, Failure.Kind kind) {
        var old = "/projects/acme%2Flive%2Fdeployments";
        var project = "{\"path_with_namespace\":\"acme/gitops\"" + (member.isEmpty() ? "" : "," + member) + "}";
        try (var server = new LoopbackServer(request -> switch (request.target().replaceFirst("\\?.*", "")) {
            case "/projects/acme%2Flive%2Fdeployments/merge_requests" ->
                status == 301
                        ? Reply.to(301, request.target().replace(old, "/projects/42"))
                        : Reply.json(status, "{\"message\":\"403 Forbidden\"}");
            case "/projects/42/merge_requests" -> Reply.json(200, "[]");
            case "/projects/acme%2Flive%2Fdeployments" -> Reply.json(200, project);
            default -> Reply.of(404, "");
        })) {
            var api = server.address("").toString();
            var forge = new GitLabForge(
                    PlainCaller.make(),
                    RepositoryAddress.parse("git@gitlab.com:acme/live/deployments.git"),
                    Optional.of(api),
                    new OneLogin(api, PERSONAL),
                    _ -> {},
                    warnings::add);

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> forge.open(HEAD, "main"))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(kind);
                        assertThat(failure.diagnostics().getFirst().code()).isEqualTo(code);
                        assertThat(failure.getMessage()).contains("acme/gitops");
                    });
        }
    }
}
