package dev.coop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.Credentials.Login;
import dev.coop.diagnostic.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFileTest {
    private static final HostName GITHUB = HostName.ofServer("github.com").orElseThrow();
    private static final HostName ACME = HostName.ofServer("git.acme.dev:8443").orElseThrow();

    @TempDir
    Path home;

    private Path path = Path.of("");
    private CredentialFile file = new CredentialFile(path);

    @BeforeEach
    void place() {
        path = home.resolve("coop/credentials.yaml");
        file = new CredentialFile(path);
    }

    private static Login login(String secret) {
        return new Login("ann", new Token(secret), "coop login");
    }

    @Test
    void keepsOneLoginForEachHostAndUse() {
        file.save(CredentialFile.Use.GIT, GITHUB, login("first: \"#\""));
        file.save(CredentialFile.Use.GIT, ACME, login("other"));
        file.save(CredentialFile.Use.ARGO_CD, ACME, login("argo"));
        file.save(CredentialFile.Use.GIT, GITHUB, login("second: \"#\""));

        assertThat(file.login(CredentialFile.Use.GIT, GITHUB)).contains(login("second: \"#\""));
        assertThat(file.login(CredentialFile.Use.ARGO_CD, ACME)).contains(login("argo"));
        assertThat(file.login(CredentialFile.Use.ARGO_CD, GITHUB)).isEmpty();
        assertThat(file.remove(CredentialFile.Use.GIT, GITHUB)).isTrue();
        assertThat(file.remove(CredentialFile.Use.GIT, GITHUB)).isFalse();
        assertThat(file.hosts(CredentialFile.Use.GIT)).containsExactly("git.acme.dev:8443");
    }

    @Test
    void letsNobodyElseReadIt() throws IOException {
        file.save(CredentialFile.Use.GIT, GITHUB, login("s3cret"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
        try (var left = Files.list(path.getParent())) {
            assertThat(left.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("credentials.yaml", "credentials.yaml.lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void refusesAFileThatOthersCanReadOrWrite(String permissions) throws IOException {
        file.save(CredentialFile.Use.GIT, GITHUB, login("s3cret"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> file.login(CredentialFile.Use.GIT, GITHUB))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                    assertThat(failure.hint().orElseThrow()).contains("chmod 600 " + path);
                });
    }

    @Test
    void showsNoLineOfABrokenFile() throws IOException {
        file.save(CredentialFile.Use.GIT, GITHUB, login("s3cret"));
        Files.writeString(path, "git: {github.com: {token: s3cret\n");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> file.login(CredentialFile.Use.GIT, GITHUB))
                .satisfies(
                        failure -> assertThat(failure.diagnostics().toString()).doesNotContain("s3cret"));
    }
}
