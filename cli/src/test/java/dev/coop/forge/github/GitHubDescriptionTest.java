package dev.coop.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.ForgeContract;
import dev.coop.http.ApiDescription;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void requestsAndAnswersAreAsGitHubDescribesThem() {
        assumeTrue(Files.exists(DESCRIPTION), "GitHub's description is not there: " + DESCRIPTION);
        var description = ApiDescription.read(DESCRIPTION);
        var problems = new CopyOnWriteArrayList<String>();
        var warnings = new ArrayList<Diagnostic>();

        try (var gitHub = new GitHubStub((request, reply) -> problems.addAll(description.problems(request, reply)))) {
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
            gitHub.close(first.number(), true);
            forge.lastClosed(ForgeContract.HEAD, "main");

            assertThat(gitHub.requests()).hasSizeGreaterThan(8);
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
