package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.gitlab.GitLabStub;
import dev.coop.gitops.GitHttpServer;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
            scene.works("coop deploy dev --image " + RemoteScene.IMAGE);

            var opened = scene.works("coop deploy prod --trace");

            assertThat(opened.out().strip()).isEqualTo(PAGE);
            assertThat(opened.both()).doesNotContain("s3cret");
            var draft = JsonReader.readObject(
                    asked("POST", "/merge_requests").getFirst().body());
            assertThat(draft.text("source_branch")).contains("coop/hello/prod");
            assertThat(draft.text("target_branch")).contains("main");
            assertThat(draft.text("title").orElseThrow()).contains("hello").contains("prod");
            assertThat(draft.text("description").orElseThrow()).contains("0123456789ab");
            assertThat(gitLab.requests())
                    .allSatisfy(request ->
                            assertThat(request.header("private-token")).contains("glpat-s3cret"));

            var sent = gitLab.requests().size();
            assertThat(scene.works("coop deploy prod").out()).isEqualTo(opened.out());
            assertThat(gitLab.requests().subList(sent, gitLab.requests().size()))
                    .as("nothing has changed, so nothing is sent")
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));

            scene.works("coop deploy dev --image " + RemoteScene.IMAGE.replace("0123", "f123"));
            assertThat(scene.works("coop deploy prod").out()).isEqualTo(opened.out());
            assertThat(JsonReader.readObject(
                                    asked("PUT", "/merge_requests/12").getLast().body())
                            .text("description")
                            .orElseThrow())
                    .contains("f123456789ab");
            assertThat(asked("POST", "/merge_requests")).hasSize(1);

            assertThat(scene.works("coop status prod -o json").out()).contains("\"url\": \"" + PAGE + "\"");
            assertThat(scene.works("coop status").out()).contains("#12 waits for review");
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

    private List<Request> asked(String method, String path) {
        return gitLab.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().endsWith(path))
                .toList();
    }
}
