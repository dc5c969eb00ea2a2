package dev.coop.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.config.HostName;
import dev.coop.process.SystemPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressedHostsTest {

    /** A token is looked for under the host that the repository's address shows. */
    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/d, github.com",
        "https://ada:x@GitHub.com:443/acme/d.git, github.com",
        "https://git.acme.dev:8443/acme/d, git.acme.dev:8443",
        "http://127.0.0.1:3000/acme/d, 127.0.0.1:3000",
        "http://[::1]:3000/acme/d, [::1]:3000",
        "https://git_server/acme/d, git_server",
        "https://git_server:8443/acme/d, git_server:8443",
        "ssh://git@git.acme.dev:2222/acme/d.git, git.acme.dev",
        "ssh://git@my_alias/acme/d, my_alias",
        "git@gitlab.example.com:acme/d.git, gitlab.example.com",
        "git@gitlab.example.com:/acme/d.git, gitlab.example.com",
        "git@my_alias:acme/d, my_alias",
        "my_alias:/acme/d, my_alias"
    })
    void isThatOfTheRepositorysAddress(String address, String host) {
        assertThat(HostName.ofAddress(address)).map(HostName::value).contains(host);
        assertThat(RepositoryAddress.parse(address).host()).contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/git/d.git",
                "../d.git",
                "./git@host:d",
                "sub/git@host:d",
                "C:\\git\\d",
                "c:/git/d",
                "file:///srv/git/d.git",
                "d.git"
            })
    void isNoneOfAPath(String address) {
        assertThat(HostName.ofAddress(address)).isEmpty();
        assertThat(RepositoryAddress.parse(address).host()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://github.com\\@evil.example/x", "https://a b/x", "https:///x", "https://a%2fb/x"})
    void isNoneOfWhatIsNoAddress(String address) {
        assertThat(HostName.ofAddress(address)).isEmpty();
    }

    /** Whom Git calls by ssh for an address without a scheme. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@gitlab.example.com:acme/d.git",
                "git@gitlab.example.com:/acme/d.git",
                "git@my_alias:acme/d",
                "my_alias:acme/d",
                "hub:d",
                "./hub:d",
                "acme/hub:d",
                "/hub:d"
            })
    void isWhomGitCalls(String address, @TempDir Path folder) throws IOException {
        var called = folder.resolve("called");
        var ssh = Files.writeString(folder.resolve("ssh"), "#!/bin/sh\necho \"$1\" > " + called + "\nexit 1\n");
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
        new SystemPrograms()
                .talk(
                        List.of("git", "ls-remote", address),
                        folder,
                        Map.of("GIT_SSH", ssh.toString(), "GIT_SSH_VARIANT", "simple"),
                        new byte[0],
                        Duration.ofMinutes(1));

        var host = HostName.ofAddress(address).map(HostName::value);
        assertThat(Files.exists(called)).isEqualTo(host.isPresent());
        if (host.isPresent()) {
            assertThat(Files.readString(called).strip().replaceFirst(".*@", "")).isEqualTo(host.get());
        }
    }
}
