package dev.coop.acceptance;

import dev.coop.forge.github.GitHubStub;
import dev.coop.gitops.GitHttpServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests on GitHub, as the program opens, finds and shows them. */
class RemoteGitHubTest {
    private static final String PAGE = "https://github.com/acme/deployments/pull/12";

    @TempDir
    Path folder;

    private final GitHubStub gitHub = new GitHubStub((_, _) -> {});

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void opensAPullRequestThenUpdatesItAndShowsIt() throws Exception {
        var scene = RemoteScene.in(folder, "forge: {kind: github, api: \"" + gitHub.api() + "\"}\n");
        try (var git = GitHttpServer.serving(scene.served())) {
            scene.set("COOP_PLATFORM", git.url("acme/deployments.git"));
            scene.set("GH_HOST", URI.create(gitHub.api()).getAuthority()).set("GH_ENTERPRISE_TOKEN", "ghp_s3cret");
            var story = new PullRequestStory(
                    scene,
                    gitHub::requests,
                    () -> git.requests().size(),
                    new PullRequestStory.Words(PAGE, "/pulls", "head", "base", "body", "PATCH"));

            story.opens("authorization", "Bearer ghp_s3cret");
            var branch = "coop/hello/prod";
            gitHub.pushed(branch, scene.repository().run("rev-parse", branch));
            story.goesOn();
        }
    }
}
