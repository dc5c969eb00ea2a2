package dev.coop.forge.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.CommitStatus;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.ForgeContract;
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
 * Checks every request that the adapter sends, and every answer that the stub gives to it, against the Swagger
 * description of Forgejo, whose API is Gitea's. The description (in the Rust crate {@code forgejo-api}, version 0.12.0)
 * is not part of this repository: {@code .ci/run} brings it. Without it this test is skipped, and says so.
 */
class GiteaDescriptionTest {
    private static final Path DESCRIPTION = Path.of("target/forgejo/swagger.v1.json");

    @Test
    void requestsAndAnswersAreAsForgejoDescribesThem() {
        assumeTrue(Files.exists(DESCRIPTION), "Forgejo's description is not there: " + DESCRIPTION);
        var description = ApiDescription.read(DESCRIPTION);
        var problems = new CopyOnWriteArrayList<String>();
        var warnings = new ArrayList<Diagnostic>();

        try (var gitea = new GiteaStub((request, reply) -> problems.addAll(description.problems(request, reply)))) {
            var forge = GiteaForgeTest.forge(gitea, gitea.api(), warnings);
            gitea.answersPagesOf(1);
            forge.open(ForgeContract.HEAD, "main");
            var draft = new Draft(
                    ForgeContract.HEAD, "main", "Deploy", "Body", List.of("@ann", "@acme/coffee"), List.of("coop"));
            var first = forge.create(draft);
            forge.update(first, new Draft(draft.head(), "main", "Other", "Words", List.of("@bob"), List.of("new")));
            gitea.doesNotKnow("ghost");
            forge.requestReview(first, List.of("@ghost"));
            forge.comment(first, "changed", "One");
            forge.comment(first, "changed", "Two");
            var commit = new CommitId(GiteaAnswers.SHA);
            forge.status(
                    commit,
                    new CommitStatus("coop", CommitStatus.State.PENDING, "words", Optional.of("https://x.dev")));
            gitea.review(first.number(), "ann", "APPROVED");
            gitea.review(first.number(), "bob", "REQUEST_CHANGES");
            forge.mergeWhenGreen(first, new MergeRequest(commit, "Deploy", "Coop-App: mean-mug"));
            forge.readiness(first);
            forge.mergeByPeople(first);
            forge.close(first);
            var second = forge.create(draft);
            forge.merge(second, new MergeRequest(commit, "Deploy", "Coop-App: mean-mug"));
            forge.lastClosed(ForgeContract.HEAD, "main");
            forge.open(ForgeContract.HEAD, "main");

            assertThat(gitea.requests()).hasSizeGreaterThan(30);
        }

        // The one answer that the description leaves out: the merge is scheduled. What Gitea has learned since is left
        // aside by a server that does not know it: who was not asked when it was opened is asked then, and all of a
        // list is read.
        assertThat(problems.stream().distinct())
                .containsExactly(
                        "GET /api/v1/repos/acme/deployments/pulls?state=open&sort=recentupdate&base=main&base_branch=main&head=coop%2Fmean-mug%2Fprod&limit=50:"
                            + " no such query parameter: base_branch",
                        "POST /api/v1/repos/acme/deployments/pulls: no such member of the body: reviewers",
                        "POST /api/v1/repos/acme/deployments/pulls: no such member of the body: team_reviewers",
                        "POST /api/v1/repos/acme/deployments/pulls/12/merge: never answers 201",
                        "GET /api/v1/repos/acme/deployments/pulls?state=closed&sort=recentupdate&base=main&base_branch=main&head=coop%2Fmean-mug%2Fprod&limit=50:"
                            + " no such query parameter: base_branch");
        assertThat(description.problems(
                        new Request(
                                "POST",
                                "/api/v1/repos/acme/deployments/pulls?what=1",
                                Map.of(),
                                "{\"titel\": 1, \"title\": 1}"),
                        Reply.json(201, "{\"number\": \"twelve\", \"merged_at\": null}")))
                .as("the check notices what is wrong")
                .hasSizeGreaterThan(3);
        assertThat(warnings).hasSize(1);
    }
}
