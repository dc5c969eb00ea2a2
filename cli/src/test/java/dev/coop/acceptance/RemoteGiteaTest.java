package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.gitea.GiteaStub;
import dev.coop.gitops.GitHttpServer;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
            scene.works("coop deploy dev --image " + RemoteScene.IMAGE);

            var opened = scene.works("coop deploy prod --trace");

            assertThat(opened.out().strip()).isEqualTo(PAGE);
            assertThat(opened.both()).doesNotContain("s3cret");
            var draft = JsonReader.readObject(asked("POST", "/pulls").getFirst().body());
            assertThat(draft.text("head")).contains("coop/hello/prod");
            assertThat(draft.text("base")).contains("main");
            assertThat(draft.text("title").orElseThrow()).contains("hello").contains("prod");
            assertThat(draft.text("body").orElseThrow()).contains("0123456789ab");
            assertThat(gitea.requests())
                    .allSatisfy(request ->
                            assertThat(request.header("authorization")).contains("token s3cret"));

            var sent = gitea.requests().size();
            assertThat(scene.works("coop deploy prod").out()).isEqualTo(opened.out());
            assertThat(gitea.requests().subList(sent, gitea.requests().size()))
                    .as("nothing has changed, so nothing is sent")
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));

            scene.works("coop deploy dev --image " + RemoteScene.IMAGE.replace("0123", "f123"));
            assertThat(scene.works("coop deploy prod").out()).isEqualTo(opened.out());
            assertThat(JsonReader.readObject(
                                    asked("PATCH", "/pulls/12").getLast().body())
                            .text("body")
                            .orElseThrow())
                    .contains("f123456789ab");
            assertThat(asked("POST", "/pulls")).hasSize(1);

            assertThat(scene.works("coop status prod -o json").out()).contains("\"url\": \"" + PAGE + "\"");
            assertThat(scene.works("coop status").out()).contains("#12 waits for review");
        }
    }

    private List<Request> asked(String method, String path) {
        return gitea.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().endsWith(path))
                .toList();
    }
}
