package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.gitlab.GitLabStub;
import dev.coop.gitops.GitHttpServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests on GitLab, as the program opens, finds and shows them. */
class RemoteGitLabTest {
    private static final String PAGE = "https://gitlab.com/acme/live/deployments/-/merge_requests/12";

    @TempDir
    Path folder;

    private final GitLabStub gitLab = new GitLabStub("acme%2Fdeployments", (_, _) -> {});

    @AfterEach
    void stop() {
        gitLab.close();
    }

    @Test
    void opensAPullRequestThenUpdatesItAndShowsIt() throws Exception {
        var scene = RemoteScene.in(folder, "forge: {kind: gitlab, api: \"" + gitLab.api() + "\"}\n");
        try (var git = GitHttpServer.serving(scene.served())) {
            scene.set("COOP_PLATFORM", git.url("acme/deployments.git"));
            scene.set("GITLAB_HOST", URI.create(gitLab.api()).getAuthority()).set("GITLAB_TOKEN", "glpat-s3cret");
            var story = new PullRequestStory(
                    scene,
                    gitLab::requests,
                    () -> git.requests().size(),
                    new PullRequestStory.Words(
                            PAGE, "/merge_requests", "source_branch", "target_branch", "description", "PUT"));

            story.opens("private-token", "glpat-s3cret");
            story.goesOn();
        }
    }

    @Test
    void saysWhatToCreateInsteadOfAJobsToken() throws Exception {
        var scene = RemoteScene.in(folder, "forge: {kind: gitlab, api: \"" + gitLab.api() + "\"}\n");
        try (var git = GitHttpServer.serving(scene.served())) {
            scene.set("COOP_PLATFORM", git.url("acme/deployments.git"));
            scene.set("CI_SERVER_URL", "http://" + URI.create(gitLab.api()).getAuthority())
                    .set("CI_JOB_TOKEN", "j0b-s3cret");
            scene.works("coop deploy dev --image " + RemoteScene.IMAGE);
            gitLab.refuseJobs();

            var refused = scene.ends(4, "coop deploy prod");

            assertThat(refused.err())
                    .contains("project access token", "`GITLAB_TOKEN`")
                    .doesNotContain("s3cret");
        }
    }
}
