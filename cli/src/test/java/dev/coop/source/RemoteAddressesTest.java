package dev.coop.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.process.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteAddressesTest {
    private final ToldSsh ssh = new ToldSsh();

    /** An ssh whose configuration has a few aliases. */
    private static final class ToldSsh implements Programs {
        private static final Map<String, String> NAMES = Map.of(
                "github-work", "github.com",
                "github.com-work", "ssh.github.com",
                "GH", "github.com",
                "lab", "10.0.0.7",
                "odd", "-oProxyCommand=x");
        private final List<List<String>> asked = new ArrayList<>();

        @Override
        public int run(List<String> command, Path folder, Map<String, String> environment, Consumer<String> output) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> ask(List<String> command, Path folder, Map<String, String> environment, String input) {
            asked.add(command);
            var host = command.getLast();
            return Optional.of("user git\nhostname " + NAMES.getOrDefault(host, host) + "\nport 22\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "git@github-work:acme/mug.git, https://github.com/acme/mug",
        "ssh://git@github.com-work/acme/mug.git, https://github.com/acme/mug",
        "GH:acme/mug, https://github.com/acme/mug",
        "lab:acme/mug, https://lab/acme/mug",
        "odd:acme/mug, https://odd/acme/mug",
        "git@git.acme.dev:acme/mug, https://git.acme.dev/acme/mug",
        "https://github-work/acme/mug, https://github-work/acme/mug",
        "gh:acme/mug, https://github.com/acme/mug",
        "gh:secret/mug, https://gitlab.com/secret/mug",
        "work:mug, https://github.com/acme/mug",
        "../mug.git, /srv/mug.git"
    })
    void goByTheConfigurationsOfGitAndSsh(String written, String address) {
        var settings = GitSettings.listed("""
            url.https://github.com/.insteadof
            gh:\0url.https://gitlab.com/secret/.insteadof
            gh:secret/\0url.git@github-work:acme/.insteadof
            work:\0\
            """);

        assertThat(new RemoteAddresses(new GitScopes(settings, settings), ssh, Map.of(), Path.of("/srv/app"))
                        .of(written))
                .isEqualTo(new RepositoryAddress(address));
    }

    @Test
    void askTheUsersOwnSsh() {
        var settings = GitSettings.listed("core.sshcommand\nssh -F work\0");
        new RemoteAddresses(new GitScopes(settings, settings), ssh, Map.of(), Path.of("/")).of("git@hub:a/b");
        new RemoteAddresses(new GitScopes(settings, settings), ssh, Map.of("GIT_SSH_COMMAND", "wrapped"), Path.of("/"))
                .of("git@hub:a/b");
        new RemoteAddresses(GitScopes.NONE, ssh, Map.of(), Path.of("/")).of("git@-oProxyCommand=x:a/b");
        new RemoteAddresses(GitScopes.NONE, ssh, Map.of(), Path.of("/")).of("git@github.com:a/b");

        assertThat(ssh.asked)
                .containsExactly(
                        List.of("sh", "-c", "ssh -F work \"$@\"", "ssh", "-G", "hub"), List.of("ssh", "-G", "hub"));
    }
}
