package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.github.GitHubStub;
import dev.coop.gitops.GitHttpServer;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests on GitHub, as the program opens, finds and shows them. */
class RemoteGitHubTest {
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
            scene.works("coop deploy dev --image " + RemoteScene.IMAGE);

            var opened = scene.works("coop deploy prod");

            assertThat(opened.out().strip()).isEqualTo("https://github.com/acme/deployments/pull/12");
            assertThat(opened.err()).doesNotContain("s3cret");
            var draft = JsonReader.readObject(one("POST", "/pulls").body());
            assertThat(draft.text("head")).contains("coop/hello/prod");
            assertThat(draft.text("base")).contains("main");
            assertThat(draft.text("title").orElseThrow()).contains("hello").contains("prod");
            assertThat(draft.text("body").orElseThrow()).contains("0123456789ab");
            assertThat(gitHub.requests())
                    .allSatisfy(request ->
                            assertThat(request.header("authorization")).contains("Bearer ghp_s3cret"));

            var branch = "coop/hello/prod";
            gitHub.pushed(branch, scene.repository().run("rev-parse", branch));
            var sent = gitHub.requests().size();
            assertThat(scene.works("coop deploy prod").out()).isEqualTo(opened.out());
            assertThat(gitHub.requests().subList(sent, gitHub.requests().size()))
                    .as("nothing has changed, so nothing is sent")
                    .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));

            scene.works("coop deploy dev --image " + RemoteScene.IMAGE.replace("0123", "f123"));
            assertThat(scene.works("coop deploy prod").out()).isEqualTo(opened.out());
            var patches = asked("PATCH", "/pulls/12");
            assertThat(patches).isNotEmpty();
            assertThat(JsonReader.readObject(patches.getLast().body())
                            .text("body")
                            .orElseThrow())
                    .contains("f123456789ab");
            assertThat(asked("POST", "/pulls")).hasSize(1);

            assertThat(scene.works("coop status prod -o json").out())
                    .contains("\"url\": \"https://github.com/acme/deployments/pull/12\"");
            assertThat(scene.works("coop status").out()).contains("#12 waits for review");
        }
    }

    private Request one(String method, String path) {
        var found = asked(method, path);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Request> asked(String method, String path) {
        return gitHub.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().endsWith(path))
                .toList();
    }
}
