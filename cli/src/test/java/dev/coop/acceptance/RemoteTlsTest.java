package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.github.GitHubStub;
import dev.coop.gitops.GitHttpServer;
import dev.coop.http.TestAuthority;
import dev.coop.image.jib.RegistryServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers whose certificate comes from an authority that only the user knows. The registry has a name that a proxy
 * alone resolves, because coop is less strict with registries on this machine.
 */
class RemoteTlsTest {
    private static final String DEPLOY = "coop deploy dev --image " + RemoteScene.IMAGE;

    @TempDir
    Path folder;

    private TestAuthority authority;
    private ProxyServer proxy;

    @BeforeEach
    void start() throws Exception {
        authority = TestAuthority.in(folder.resolve("authority"));
        proxy = ProxyServer.demanding("ada:p@ss");
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSL_CERT_FILE", "GIT_SSL_CAINFO"})
    void gitTrustsTheUsersAuthority(String variable) throws Exception {
        var scene = RemoteScene.in(folder, "");
        try (var git = GitHttpServer.serving(scene.served());
                var front = TlsFront.before(git.url(), authority)) {
            scene.set("COOP_PLATFORM", "https://127.0.0.1:" + front.port() + "/acme/deployments.git");

            var refused = scene.ends(5, DEPLOY);
            assertThat(refused.err()).contains("certificate", "`SSL_CERT_FILE`").doesNotContain("PKIX");
            assertThat(git.requests()).isEmpty();

            scene.set(variable, authority.certificate().toString());
            scene.works(DEPLOY);

            assertThat(scene.repository().run("rev-list", "--count", "main")).isEqualTo("2");
        }
    }

    @Test
    void gitHubIsTrustedOnlyWithTheUsersAuthority() throws Exception {
        var gitHub = new GitHubStub((_, _) -> {});
        try (gitHub;
                var front = TlsFront.before(gitHub.api(), authority)) {
            var scene =
                    RemoteScene.in(folder, "forge: {kind: github, api: \"https://127.0.0.1:" + front.port() + "\"}\n");
            try (var git = GitHttpServer.serving(scene.served())) {
                scene.set("COOP_PLATFORM", git.url("acme/deployments.git"));
                scene.works(DEPLOY);

                var refused = scene.ends(5, "coop deploy prod");
                assertThat(refused.err()).contains("certificate", "`SSL_CERT_FILE`");

                scene.set("SSL_CERT_FILE", authority.certificate().toString());
                assertThat(scene.works("coop deploy prod").out())
                        .isEqualTo("https://github.com/acme/deployments/pull/12\n");
            }
        }
    }

    @Test
    void theRegistryIsTrustedOnlyWithTheUsersAuthority() throws Exception {
        try (var registry = RegistryServer.startWithTls(
                folder.resolve("registry"), authority.serverCertificate(), authority.serverKey())) {
            var name = registry.host().replace("127.0.0.1", "registry.test") + "/acme/hello";
            var scene = RemoteScene.in(folder, "");
            scene.works("sed -i 's|registry: .*|registry: " + name.replace("/hello", "")
                    + "|' $WORK/seed/platform.yaml && git -C $WORK/seed commit -qam Registry && git -C $WORK/seed push"
                    + " -q "
                    + scene.repository().folder() + " HEAD:main");
            scene.works("printf 'build: {base: scratch, copy: {coop.yaml: /coop.yaml}, entrypoint: [/coop.yaml]}\\n"
                    + "' >> coop.yaml && git commit -qam Scratch");
            scene.set("COOP_PLATFORM", scene.repository().folder().toString());
            scene.set("HTTPS_PROXY", "http://ada:p%40ss@127.0.0.1:" + proxy.port());

            var refused = scene.ends(5, "coop build");
            assertThat(refused.err()).contains("registry.test", "certificate", "`SSL_CERT_FILE`");

            scene.set("SSL_CERT_FILE", authority.certificate().toString());
            assertThat(scene.works("coop build").out()).startsWith(name + "@sha256:");
            scene.works("coop deploy dev");
            assertThat(proxy.asked()).isNotEmpty().containsOnly("CONNECT registry.test");
        }
    }

    @Test
    void saysWhichFileOfCertificatesIsNone() throws Exception {
        var scene = RemoteScene.in(folder, "");
        try (var git = GitHttpServer.serving(scene.served());
                var front = TlsFront.before(git.url(), authority)) {
            scene.set("COOP_PLATFORM", "https://127.0.0.1:" + front.port() + "/acme/deployments.git");
            scene.set(
                    "SSL_CERT_FILE",
                    Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\n")
                            .toString());

            assertThat(scene.ends(3, DEPLOY).err()).contains("`SSL_CERT_FILE`", "broken.pem");
            scene.set("SSL_CERT_FILE", "/nowhere/ca.pem");
            assertThat(scene.ends(3, DEPLOY).err()).contains("`SSL_CERT_FILE`", "/nowhere/ca.pem");
            scene.works("coop version");
        }
    }
}
