package dev.coop.acceptance;

import dev.coop.forge.gitea.GiteaStub;
import dev.coop.gitops.GitHttpServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests on Gitea, as the program opens, finds and shows them. */
class RemoteGiteaTest {
    private static final String PAGE = "https://codeberg.org/acme/deployments/pulls/12";

    @TempDir
    Path folder;

    private final GiteaStub gitea = new GiteaStub((_, _) -> {});

    @AfterEach
    void stop() {
        gitea.close();
    }

    @Test
    void opensAPullRequestThenUpdatesItAndShowsIt() throws Exception {
        var scene = RemoteScene.in(folder, "forge: {kind: gitea, api: \"" + gitea.api() + "\"}\n");
        try (var git = GitHttpServer.serving(scene.served())) {
            scene.set("COOP_PLATFORM", git.url("acme/deployments.git"));
            scene.set("GITEA_SERVER_URL", "http://" + URI.create(gitea.api()).getAuthority())
                    .set("GITEA_TOKEN", "s3cret");
            var story = new PullRequestStory(
                    scene,
                    gitea::requests,
                    () -> git.requests().size(),
                    new PullRequestStory.Words(PAGE, "/pulls", "head", "base", "body", "PATCH"));

            // Made once in a repository's life, which takes requests of its own.
            gitea.hasLabel("coop");
            gitea.hasLabel("prod");
            story.opens("authorization", "token s3cret");
            story.goesOn();
        }
    }
}
