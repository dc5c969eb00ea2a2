package dev.coop.forge.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.Credentials.Login;
import dev.coop.config.ForgeKind;
import dev.coop.config.OneLogin;
import dev.coop.config.Token;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.ForgeContract;
import dev.coop.forge.PullRequest;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.ServerForgeContract;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.http.PlainCaller;
import dev.coop.json.JsonWriter;
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
 * The adapter's behaviour. That the requests and the stub's answers are as Forgejo describes them is
 * {@link GiteaDescriptionTest}'s.
 */
class GiteaForgeTest implements ServerForgeContract {
    private final GiteaStub gitea = new GiteaStub((_, _) -> {});
    private final List<Diagnostic> warnings = new ArrayList<>();

    @Override
    @AfterEach
    public void stop() {
        gitea.close();
    }

    @Override
    public GiteaForge forge() {
        return forge(gitea, gitea.api(), warnings);
    }

    static GiteaForge forge(GiteaStub gitea, String tokensOf, List<Diagnostic> warnings) {
        return forge(gitea, tokensOf, warnings, "acme/deployments");
    }

    private static GiteaForge forge(GiteaStub gitea, String tokensOf, List<Diagnostic> warnings, String path) {
        return new GiteaForge(
                ForgeKind.FORGEJO,
                PlainCaller.make(),
                RepositoryAddress.parse("ssh://git@codeberg.org:2222/" + path + ".git"),
                Optional.of(gitea.api()),
                new OneLogin(tokensOf, new Login("coop", new Token("s3cret"), "FORGEJO_TOKEN")),
                _ -> {},
                warnings::add);
    }

    @Override
    public void merge(int number) {
        gitea.close(number, true);
    }

    @Override
    public void close(int number) {
        gitea.close(number, false);
    }

    @Override
    public CommitId head(String branch) {
        return new CommitId(gitea.head(branch));
    }

    @Override
    public void push(String branch) {
        gitea.push(branch);
    }

    @Override
    public List<String> comments(int number) {
        return gitea.commentsOf(number);
    }

    @Override
    public List<String> labels(int number) {
        return gitea.pull(number).objects("labels").stream()
                .flatMap(each -> each.text("name").stream())
                .toList();
    }

    @Override
    public void label(int number, String label) {
        gitea.change(number, found -> {
            var all = new ArrayList<>(found.objects("labels"));
            all.add(GiteaAnswers.label(99, label));
            return found.with("labels", all);
        });
    }

    @Override
    public void check(CommitId head, Checks state) {
        gitea.status(
                switch (state) {
                    case NONE -> throw new IllegalArgumentException("a check that is not there");
                    case RUNNING -> "pending";
                    case PASSED -> "success";
                    case FAILED -> "failure";
                });
    }

    @Override
    public void approve(int number, String person) {
        gitea.review(number, person, "APPROVED");
    }

    @Override
    public void wantChanges(int number, String person) {
        gitea.review(number, person, "REQUEST_CHANGES");
    }

    @Override
    public void comment(int number, String text) {
        gitea.comment(number, text);
    }

    @Override
    public List<String> statuses(CommitId commit) {
        return gitea.statuses().stream()
                .map(each -> each.text("description").orElseThrow())
                .toList();
    }

    @Override
    public void requireApprovals(int count) {
        gitea.asksFor(List.of(), count);
    }

    @Override
    public void refuse(String words) {
        gitea.refuse(Reply.json(403, JsonWriter.write(GiteaAnswers.message(words))));
    }

    @Override
    public void archive() {
        gitea.is("archived", true);
        gitea.refuseToWrite(Reply.json(423, "{\"message\": \"repo is archived\", \"url\": \"\"}"));
    }

    private static Draft reviewed(String... reviewers) {
        return new Draft(HEAD, "main", "Deploy", "Body", List.of(reviewers), List.of());
    }

    /** The server looks for another one, and opens it then: between the two another may come. */
    @Test
    void findsTheOldestOfSeveralOfOneBranch() {
        var first = forge().create(reviewed());
        gitea.opensAnother(first.number());

        var forge = forge();
        assertThat(forge.open(HEAD, "main")).map(PullRequest::number).contains(first.number());
        assertThat(forge.duplicates(first, "main"))
                .extracting(PullRequest::number)
                .containsExactly(first.number() + 1);
        assertThat(forge().duplicates(
                                forge().create(new Draft("coop/tea/prod", "main", "Deploy", "", List.of(), List.of())),
                                "main"))
                .isEmpty();
    }

    @Test
    void asksForReviewsInTheRequestThatOpensIt() {
        forge().create(reviewed("@ann", "@acme/coffee"));

        assertThat(gitea.requests().getLast().target()).isEqualTo("/api/v1/repos/acme/deployments/pulls");
        assertThat(gitea.pull(12).objects("requested_reviewers"))
                .extracting(each -> each.text("login").orElseThrow())
                .containsExactly("ann");
    }

    /** The server opens it, and answers 500. */
    @Test
    void opensItOnceAlthoughItsAuthorIsToReviewIt() {
        var created = forge().create(reviewed("@ann", "@" + GiteaAnswers.AUTHOR));

        assertThat(created.number()).isEqualTo(12);
        assertThat(gitea.pull(12).objects("requested_reviewers"))
                .extracting(each -> each.text("login").orElseThrow())
                .containsExactly("ann");
        assertThat(warnings).extracting(Diagnostic::code).containsExactly("review-not-requested");
    }

    @Test
    void asksPeopleAndTeamsToReview() {
        gitea.asksNobodyWhenOpening();
        forge().create(reviewed("@ann", "@acme/coffee", "bob"));

        assertThat(gitea.requests().getLast().target())
                .isEqualTo("/api/v1/repos/acme/deployments/pulls/12/requested_reviewers");
        assertThat(gitea.requests().getLast().body())
                .isEqualTo("{\"reviewers\":[\"ann\",\"bob\"],\"team_reviewers\":[\"coffee\"]}");
        assertThat(warnings).isEmpty();
    }

    @Test
    void opensThePullRequestAlthoughAReviewerIsUnknown() {
        gitea.doesNotKnow("ghost");

        var created = forge().create(reviewed("@ann", "@ghost"));

        assertThat(created.state()).isEqualTo(PullRequest.State.OPEN);
        assertThat(gitea.pull(created.number()).objects("requested_reviewers"))
                .extracting(each -> each.text("login").orElseThrow())
                .containsExactly("ann");
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("review-not-requested");
            assertThat(warning.message()).contains("`@ghost`").contains("user does not exist");
        });
    }

    @Test
    void findsTheOpenOneAmongClosedOnesOfItsBranch() {
        close(forge().create(ForgeContract.draft("First")).number());
        merge(forge().create(ForgeContract.draft("Second")).number());
        var third = forge().create(ForgeContract.draft("Third"));

        assertThat(forge().open(HEAD, "main")).contains(third);
        assertThat(forge().lastClosed(HEAD, "main"))
                .hasValueSatisfying(found -> assertThat(found.title()).isEqualTo("Second"));
    }

    @Test
    void looksThroughAllPagesOfAServerThatKnowsItselfByAnotherName() {
        gitea.answersPagesOf(1);
        close(forge().create(ForgeContract.draft("First")).number());
        var wanted = forge().create(ForgeContract.draft("Second"));
        forge().create(new Draft("coop/mean-mug/dev", "main", "Dev", "", List.of(), List.of()));
        forge().create(new Draft("coop/cup/dev", "main", "Dev", "", List.of(), List.of()));

        assertThat(forge().open(HEAD, "main")).contains(wanted);
    }

    @Test
    void knowsOfNoneByOneRequest() {
        var forge = forge();
        forge.open(HEAD, "main");
        var before = gitea.requests().size();

        assertThat(forge.open(HEAD, "main")).isEmpty();

        assertThat(gitea.requests().subList(before, gitea.requests().size()))
                .extracting(Request::target)
                .containsExactly("/api/v1/repos/acme/deployments/pulls?state=open&sort=recentupdate&base=main"
                        + "&base_branch=main&head=coop%2Fmean-mug%2Fprod&limit=50");
    }

    @Test
    void leavesABranchOfTheSameNameInAForkAlone() {
        close(forge().create(ForgeContract.draft("Ours")).number());
        var fork = forge().create(ForgeContract.draft("Theirs"));
        gitea.change(
                fork.number(),
                found -> found.with("head", found.object("head").orElseThrow().with("repo_id", 8)));

        assertThat(forge().open(HEAD, "main")).isEmpty();
    }

    @Test
    void followsARepositoryThatWasRenamed() {
        gitea.wasCalled("acme/live");
        var forge = forge(gitea, gitea.api(), warnings, "acme/live");

        var created = forge.create(ForgeContract.draft("Deploy"));
        forge.update(created, ForgeContract.draft("Deploy again"));
        forge.status(head(HEAD), new CommitStatus("coop/prod", CommitStatus.State.SUCCESS, "", Optional.empty()));

        assertThat(gitea.pull(created.number()).text("title")).contains("Deploy again");
        assertThat(gitea.statuses()).hasSize(1);
        assertThat(forge.open(HEAD, "main")).map(PullRequest::number).contains(created.number());
    }

    @Test
    void saysBeforeAnythingIsPushedThatNoneCanBeOpened() {
        gitea.is("has_pull_requests", false);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                    assertThat(failure.diagnostics().getFirst().code()).isEqualTo("pull-requests-off");
                });
    }

    @Test
    void aTokenThatMayNotSeeCommentsStopsNothing() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        gitea.refuse(Reply.json(403, "{\"message\": \"required=[read:issue]\"}"));

        forge().comment(created, "changed", "One");

        assertThat(warnings).extracting(Diagnostic::code).containsExactly("comment-not-written");
    }

    @Test
    void looksForAClosedOneNoFurtherThanTwoPages() {
        close(forge().create(ForgeContract.draft("Ours")).number());
        for (var i = 0; i < 120; i++) {
            var other = new Draft("coop/cup-" + i + "/dev", "main", "Dev", "", List.of(), List.of());
            close(forge().create(other).number());
        }
        var before = gitea.requests().size();

        assertThat(forge().lastClosed(HEAD, "main")).isEmpty();
        assertThat(gitea.requests()).hasSize(before + 2);
    }

    @Test
    void changesItsOneComment() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        forge().comment(created, "first", "One");
        forge().comment(created, "second", "Two");
        forge().comment(created, "first", "Three");

        assertThat(gitea.commentsOf(created.number()))
                .containsExactly("Three\n\n<!-- coop:first -->", "Two\n\n<!-- coop:second -->");
    }

    @Test
    void showsItsTokenToItsHostAlone() {
        forge().open(HEAD, "main");
        assertThat(gitea.requests())
                .allSatisfy(
                        request -> assertThat(request.header("authorization")).contains("token s3cret"));
        var before = gitea.requests().size();

        forge(gitea, "https://codeberg.org/acme/deployments", warnings).open(HEAD, "main");

        assertThat(gitea.requests().subList(before, gitea.requests().size()))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers().toString()).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_ALLOWED, not-authenticated",
        "403, NOT_ALLOWED, not-allowed",
        "404, NOT_ALLOWED, not-visible",
        "405, INVALID_INPUT, refused",
        "409, CONFLICT, refused",
        "422, INVALID_INPUT, refused",
        "423, INVALID_INPUT, refused",
        "429, UNREACHABLE, rate-limited",
        "500, UNREACHABLE, no-answer",
        "503, UNREACHABLE, no-answer",
    })
    void tellsWhatARefusalMeans(int status, Failure.Kind kind, String code) {
        gitea.refuse(Reply.json(status, "{\"message\": \"Forgejo's own words\", \"url\": \"\"}"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .satisfies(failure -> {
                    var diagnostic = failure.diagnostics().getFirst();
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(diagnostic.code()).isEqualTo(code);
                    assertThat(diagnostic.location())
                            .contains(new Location.OnRemote(
                                    "Forgejo", "GET /api/v1/repos/acme/deployments" + (status == 404 ? "" : "/pulls")));
                    assertThat(diagnostic.hint()).isPresent();
                    if (status != 404 && status != 429) {
                        assertThat(diagnostic.message()).contains("Forgejo's own words");
                    }
                });
    }

    @Test
    void saysHowLongARateLimitLasts() {
        gitea.refuse(new Reply(429, Map.of("Retry-After", "120"), ""));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .withMessage("Forgejo takes no more requests from this token for `120` seconds");
    }

    @Test
    void saysThatAnAnswerIsNotForgejos() {
        gitea.refuse(Reply.of(200, "<html>Sign in</html>"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> forge().open(HEAD, "main"))
                .satisfies(failure ->
                        assertThat(failure.diagnostics().getFirst().code()).isEqualTo("unexpected-answer"));
    }

    @Test
    void aCommentThatTheTokenMayNotWriteStopsNothing() {
        var created = forge().create(ForgeContract.draft("Deploy"));
        gitea.refuseToWrite(Reply.json(403, "{\"message\": \"not you\"}"));

        forge().comment(created, "changed", "One");

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("comment-not-written");
            assertThat(warning.message()).isEqualTo("#12 got no comment: not you");
        });
    }
}
