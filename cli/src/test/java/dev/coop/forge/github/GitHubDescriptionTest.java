package dev.coop.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.ForgeContract;
import dev.coop.forge.Readiness;
import dev.coop.http.ApiDescription;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.source.CommitId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * Checks every request that the adapter sends, and every answer that the stub gives to it, against GitHub's published
 * OpenAPI description. The description (npm package {@code @octokit/openapi}) is not part of this repository:
 * {@code npm install --prefix cli/target/github @octokit/openapi@23.0.2} brings it. Without it this test is skipped,
 * and says so.
 */
class GitHubDescriptionTest {
    private static final Path DESCRIPTION =
            Path.of("target/github/node_modules/@octokit/openapi/generated/api.github.com.json");
    private static final Path SCHEMA = Path.of("target/github/node_modules/@octokit/graphql-schema/schema.json");

    @Test
    void asksGraphQlForWhatItHas() {
        assumeTrue(Files.exists(SCHEMA), "GitHub's GraphQL schema is not there: " + SCHEMA);
        var schema = GraphQlSchema.read(SCHEMA);

        assertThat(schema.problems(ReadinessReader.REVIEWS)).isEmpty();
        assertThat(schema.problems(Merges.ENABLE)).isEmpty();
        assertThat(schema.problems(Merges.DISABLE)).isEmpty();
        assertThat(schema.values("PullRequestReviewDecision"))
                .containsExactlyInAnyOrder("APPROVED", "CHANGES_REQUESTED", "REVIEW_REQUIRED");
        assertThat(schema.values("PullRequestReviewState")).contains("APPROVED", "CHANGES_REQUESTED");
        assertThat(schema.problems(ReadinessReader.REVIEWS.replace("writersOnly", "writers")))
                .as("the check notices what is wrong")
                .containsExactly("latestOpinionatedReviews has no argument writers");
        assertThat(schema.problems(ReadinessReader.REVIEWS.replace("reviewDecision", "decision")))
                .containsExactly("PullRequest has no field decision");
    }

    @Test
    void requestsAndAnswersAreAsGitHubDescribesThem() {
        assumeTrue(Files.exists(DESCRIPTION), "GitHub's description is not there: " + DESCRIPTION);
        var description = ApiDescription.read(DESCRIPTION);
        var problems = new CopyOnWriteArrayList<String>();
        var warnings = new ArrayList<Diagnostic>();

        try (var gitHub = new GitHubStub((request, reply) -> {
            // GraphQL has a schema of its own.
            if (!request.path().equals("/graphql")) {
                problems.addAll(description.problems(request, reply));
            }
        })) {
            var forge = GitHubForgeTest.forge(gitHub, warnings);
            forge.open(ForgeContract.HEAD, "main");
            var draft = new Draft(
                    ForgeContract.HEAD,
                    "main",
                    "Deploy",
                    "Body",
                    List.of("@ann", "@acme/coffee"),
                    List.of("coop", "prod"));
            var first = forge.create(draft);
            forge.update(first, ForgeContract.draft("Other words"));
            gitHub.doesNotKnow("ghost");
            forge.update(first, new Draft(ForgeContract.HEAD, "main", "Deploy", "Body", List.of("@ghost"), List.of()));
            var head = new CommitId(gitHub.head(ForgeContract.HEAD));
            forge.status(head, new CommitStatus("coop/prod", CommitStatus.State.PENDING, "Waits", Optional.empty()));
            forge.status(
                    head,
                    new CommitStatus("coop/prod", CommitStatus.State.SUCCESS, "Runs", Optional.of("https://a.b")));
            forge.comment(first, "release-changed", "Now at 1a2b3c4");
            forge.comment(first, "release-changed", "Now at 5e6f7a8");
            gitHub.review(first.number(), "ann", "APPROVED");
            gitHub.checks(head.value(), 120);
            assertThat(forge.readiness(first).checks()).isEqualTo(Readiness.Checks.FAILED);
            var request = new MergeRequest(head, "deploy", "Coop-App: mean-mug");
            gitHub.check(head.value(), Optional.empty());
            forge.mergeWhenGreen(first, request);
            forge.readiness(first);
            forge.mergeByPeople(first);
            forge.merge(first, new MergeRequest(new CommitId("9".repeat(40)), "deploy", ""));
            forge.merge(first, request);
            forge.merge(first, request);
            forge.close(first);
            forge.lastClosed(ForgeContract.HEAD, "main");

            assertThat(gitHub.requests()).hasSizeGreaterThan(30);
        }

        assertThat(problems).isEmpty();
        assertThat(description.problems(
                        new Request("POST", "/repos/acme/deployments/pulls", Map.of(), "{\"titel\": 1, \"title\": 1}"),
                        Reply.json(201, "{}")))
                .as("the check notices what is wrong")
                .hasSizeGreaterThan(3);
        assertThat(warnings).hasSize(1);
    }
}
