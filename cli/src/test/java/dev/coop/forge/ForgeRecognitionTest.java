package dev.coop.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.coop.config.ForgeKind;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.Network;
import dev.coop.http.RemoteCaller;
import dev.coop.http.TestAuthority;
import dev.coop.source.RepositoryAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which forge a repository is on, by its host's name or by how the host answers. */
class ForgeRecognitionTest {
    @TempDir
    Path folder;

    private final Map<String, Reply> answers = new TreeMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/deployments, GITHUB",
        "https://acme.ghe.com/acme/deployments, GITHUB",
        "https://github.acme.dev/acme/deployments, GITHUB",
        "git@gitlab.com:acme/live/deployments.git, GITLAB",
        "ssh://git@gitlab.acme.dev:2222/acme/deployments, GITLAB",
        "https://codeberg.org/acme/deployments, FORGEJO",
        "https://forgejo.acme.dev/acme/deployments, FORGEJO",
        "https://gitea.com/acme/deployments, GITEA",
        "https://gitea.acme.dev:3000/acme/deployments, GITEA",
    })
    void knowsAForgeByItsName(String repository, ForgeKind kind) {
        assertThat(new ForgeRecognition(caller(Map.of())).of(RepositoryAddress.parse(repository)))
                .contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/git/deployments.git", "http://127.0.0.1:1/acme/deployments"})
    void asksNobodyWhereAnybodyCouldAnswer(String repository) {
        assertThat(new ForgeRecognition(caller(Map.of())).of(RepositoryAddress.parse(repository)))
                .isEmpty();
    }

    @Test
    void knowsGitLabByItsAnswer() throws Exception {
        answers.put("/api/v4/version", Reply.json(401, "{\"message\":\"401 Unauthorized\"}"));

        assertThat(recognised()).contains(ForgeKind.GITLAB);
    }

    @Test
    void knowsGiteaByItsAnswer() throws Exception {
        answers.put("/api/v1/version", Reply.json(200, "{\"version\":\"1.24.0\"}"));

        assertThat(recognised()).contains(ForgeKind.GITEA);
    }

    @Test
    void knowsGitHubEnterpriseByItsAnswer() throws Exception {
        answers.put("/api/v3/meta", Reply.json(200, "{\"installed_version\":\"3.17.0\"}"));

        assertThat(recognised()).contains(ForgeKind.GITHUB);
    }

    @Test
    void takesNoOtherServerForAForge() throws Exception {
        answers.put("/api/v4/version", Reply.json(401, "{\"message\":\"who are you?\"}"));
        answers.put("/api/v1/version", Reply.json(200, "{\"version\":\"v1.31\",\"build\":\"x\"}"));
        answers.put("/api/v3/meta", Reply.of(200, "<html>Sign in</html>"));

        assertThat(recognised()).isEmpty();
        assertThat(asked).containsExactly("/api/v4/version", "/api/v1/version", "/api/v3/meta");
    }

    @Test
    void aServerThatCannotBeReachedIsNotKnown() {
        assertThat(new ForgeRecognition(caller(Map.of())).of(RepositoryAddress.parse("https://127.0.0.1:1/acme/x")))
                .isEmpty();
    }

    private Optional<ForgeKind> recognised() throws Exception {
        var authority = TestAuthority.in(folder.resolve("authority"));
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.context()));
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().toString();
                asked.add(path);
                assertThat(exchange.getRequestHeaders().keySet())
                        .as("no credential")
                        .doesNotContain("Authorization", "Private-token", "Cookie");
                var reply = answers.getOrDefault(path, Reply.of(404, "404 page not found"));
                var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try {
            var caller = caller(Map.of("SSL_CERT_FILE", authority.certificate().toString()));
            return new ForgeRecognition(caller)
                    .of(RepositoryAddress.parse(
                            "https://127.0.0.1:" + server.getAddress().getPort() + "/acme/deployments"));
        } finally {
            server.stop(0);
        }
    }

    private static RemoteCaller caller(Map<String, String> environment) {
        return new RemoteCaller(
                "1.2.3", Network.of(environment), InstantSource.system(), new Random(1), _ -> {}, _ -> {});
    }
}
