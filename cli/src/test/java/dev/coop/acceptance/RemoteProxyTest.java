package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.github.GitHubStub;
import dev.coop.gitops.GitHttpServer;
import dev.coop.http.TestAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers whose names only a proxy knows, which wants a password. For the registry see {@link RemoteTlsTest}. */
class RemoteProxyTest {
    private static final String DEPLOY = "coop deploy dev --image " + RemoteScene.IMAGE;

    @TempDir
    Path folder;

    private final GitHubStub gitHub = new GitHubStub((_, _) -> {});
    private ProxyServer proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyServer.demanding("ada:p@ss");
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        gitHub.close();
    }

    private String address(String login) {
        return "http://" + login + "127.0.0.1:" + proxy.port();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
    void leadsToServersOfTls(String variable) throws Exception {
        var authority = TestAuthority.in(folder.resolve("authority"));
        try (var api = TlsFront.before(gitHub.api(), authority)) {
            var scene = RemoteScene.in(folder, "forge: {kind: github, api: \"https://api.test:" + api.port() + "\"}\n");
            try (var git = GitHttpServer.serving(scene.served());
                    var front = TlsFront.before(git.url(), authority)) {
                scene.set("COOP_PLATFORM", "https://git.test:" + front.port() + "/acme/deployments.git");
                scene.set("SSL_CERT_FILE", authority.certificate().toString());
                scene.set(variable, address("ada:p%40ss@"));

                var deployed = scene.works(DEPLOY + " --trace");
                var opened = scene.works("coop deploy prod");

                assertThat(opened.out()).isEqualTo("https://github.com/acme/deployments/pull/12\n");
                assertThat(deployed.both()).doesNotContain("p@ss", "p%40ss");
                assertThat(Set.copyOf(proxy.asked())).containsExactlyInAnyOrder("CONNECT git.test", "CONNECT api.test");
                assertThat(gitHub.requests())
                        .allSatisfy(request -> assertThat(request.header("proxy-authorization"))
                                .isEmpty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
    void leadsToPlainServers(String variable) throws Exception {
        var scene = RemoteScene.in(
                folder,
                "forge: {kind: github, api: \"http://api.test:"
                        + URI.create(gitHub.api()).getPort() + "\"}\n");
        try (var git = GitHttpServer.serving(scene.served())) {
            scene.set("COOP_PLATFORM", git.url("acme/deployments.git").replace("127.0.0.1", "git.test"));
            scene.set(variable, address("ada:p%40ss@"));

            scene.works(DEPLOY);
            scene.works("coop deploy prod");

            assertThat(Set.copyOf(proxy.asked())).containsExactlyInAnyOrder("git.test", "api.test");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_PROXY", "no_proxy"})
    void isNotAskedForWhatIsExcepted(String variable) throws Exception {
        var scene = RemoteScene.in(folder, "");
        scene.set("COOP_PLATFORM", "https://git.test:1/acme/deployments.git");
        scene.set("HTTPS_PROXY", address("ada:p%40ss@")).set(variable, "example.org,.test");

        scene.ends(5, DEPLOY);

        assertThat(proxy.asked()).isEmpty();
    }

    @Test
    void isShownNoPasswordThatNobodyNamed() throws Exception {
        var scene = RemoteScene.in(folder, "");
        scene.set("COOP_PLATFORM", "https://git.test:1/acme/deployments.git").set("HTTPS_PROXY", address(""));

        var refused = scene.ends(5, DEPLOY);

        assertThat(refused.err()).contains("407", "HTTPS_PROXY");
        assertThat(proxy.asked()).isEmpty();
    }
}
