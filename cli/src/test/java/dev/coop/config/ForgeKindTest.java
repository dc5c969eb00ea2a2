package dev.coop.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeKindTest {
    @ParameterizedTest
    @CsvSource({
        "github.com,             GITHUB",
        "GitHub.com,             GITHUB",
        "acme.ghe.com,           GITHUB",
        "github.acme.dev,        GITHUB",
        "gitlab.com,             GITLAB",
        "my-gitlab.acme.dev,     GITLAB",
        "gitlab.acme.dev:8443,   GITLAB",
        "codeberg.org,           FORGEJO",
        "forgejo.acme.dev,       FORGEJO",
        "gitea.com,              GITEA",
        "gitea.acme.dev:3000,    GITEA",
    })
    void knowsAForgeByItsHostsName(String host, ForgeKind kind) {
        assertThat(ForgeKind.ofHost(host)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notgithub.example",
                "mygitlab.acme.dev",
                "git.acme.dev",
                "localhost",
                "127.0.0.1:3000",
                "ghe.com.evil.example",
                "codebergs.example"
            })
    void takesNoOtherNameForOne(String host) {
        assertThat(ForgeKind.ofHost(host)).isEmpty();
    }

    /** A token over plain HTTP, except on this machine, could be read on the way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.evil.example/acme/deployments",
                "http://127.0.0.1.evil.example/",
                "http://evil.localhost/",
                "http://git.acme.dev/"
            })
    void aNameThatLooksLikeThisMachineIsNotProtected(String address) {
        assertThat(HostName.ofAddress(address))
                .hasValueSatisfying(host -> assertThat(host.encrypted()).isFalse());
        assertThat(HostName.ofServer(address.replaceFirst("http://([^/]*)/.*", "$1")))
                .map(HostName::root)
                .hasValueSatisfying(root -> assertThat(root).startsWith("https://"));
    }

    /** The guide's lists of scopes are the table's. */
    @ParameterizedTest
    @EnumSource(
            value = ForgeKind.class,
            names = {"GITHUB", "GITLAB", "GITEA"})
    void theGuideNamesEachScopeWithItsUse(ForgeKind kind) throws IOException {
        var guide = Files.readString(Path.of("../docs/guides/forges.md"));

        for (var scope : kind.scopes()) {
            var needed = scope.need() == ForgeKind.Need.REQUIRED ? "yes" : "no";
            assertThat(guide).contains("| `%s` | %s | %s |".formatted(scope.name(), needed, scope.why()));
        }
    }

    @Test
    void tellsAHostsLogin() {
        var host = HostName.ofServer("127.0.0.1:3300").orElseThrow();

        assertThat(ForgeKind.FORGEJO.login(host)).isEqualTo("coop login gitea --host 127.0.0.1:3300");
        assertThat(ForgeKind.GITEA.api(host)).isEqualTo("http://127.0.0.1:3300/api/v1");
        assertThat(ForgeKind.named("forgejo")).contains(ForgeKind.FORGEJO);
        assertThat(ForgeKind.named("bitbucket")).isEqualTo(Optional.empty());
    }
}
