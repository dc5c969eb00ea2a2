package dev.coop.config.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.config.login.LoginPlace.Kind;
import dev.coop.config.login.LoginPlace.Known;
import dev.coop.config.login.LoginPlace.NamedBy;
import dev.coop.diagnostic.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoginPlaceTest {
    private static Known known(String repository, String api, String forge) {
        return new Known(
                HostName.ofAddress(repository),
                HostName.ofAddress(api).map(HostName::withoutApi),
                ForgeKind.named(forge),
                HostName.ofServer("registry.acme.dev"),
                List.of());
    }

    /** A repository that is reached by SSH has its forge's pages on another port. */
    private static final Known ELSEWHERE =
            known("ssh://git@git.acme.dev:2222/acme/live", "https://git.acme.dev:3000/api/v1", "gitea");

    private static String where(Optional<Kind> system, Optional<String> typed, Known known, NamedBy namedBy) {
        return LoginPlace.of(system, typed, known, namedBy).host().value();
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/live,             '',                                 '',     github, github.com",
        "https://api.acme.dev/acme/live,           https://api.github.com,             github, github, github.com",
        "git@git.acme.dev:acme/live,               '',                                 gitea,  gitea,  git.acme.dev",
        "ssh://git@git.acme.dev:2222/acme/live,    https://git.acme.dev:3000/api/v1,   gitea,  gitea, "
                + " git.acme.dev:3000",
        "https://git.acme.dev:3000/acme/live,      '',                                 gitlab, gitlab,"
                + " git.acme.dev:3000",
        "https://git.acme.dev/acme/live,           '',                                 gitea,  registry,"
                + " registry.acme.dev",
        "https://git.acme.dev/acme/live,           '',                                 gitea,  gitlab, gitlab.com"
    })
    void isTheHostWhoseTokensTheSystemTakes(
            String repository, String api, String forge, String system, String expected) {
        var kind = Optional.of(Kind.valueOf(system.toUpperCase(Locale.ROOT)));

        assertThat(where(kind, Optional.empty(), known(repository, api, forge), NamedBy.ANYBODY))
                .isEqualTo(expected);
    }

    @Test
    void sendsNoTokenUnseenToAHostThatOnlyAFileNames() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> where(Optional.of(Kind.GITEA), Optional.empty(), ELSEWHERE, NamedBy.USER))
                .withMessage("only platform.yaml says that the forge is at `git.acme.dev:3000`")
                .satisfies(failure -> assertThat(failure.hint())
                        .contains("add --host git.acme.dev:3000 where that is the right host for the token"));
    }

    @ParameterizedTest
    @EnumSource(NamedBy.class)
    void takesTheHostThatWasTyped(NamedBy namedBy) {
        assertThat(where(Optional.of(Kind.GITEA), Optional.of("git.acme.dev:3000"), ELSEWHERE, namedBy))
                .isEqualTo("git.acme.dev:3000");
    }

    @ParameterizedTest
    @EnumSource(NamedBy.class)
    void takesTheRepositorysOwnHost(NamedBy namedBy) {
        var known = known("https://git.acme.dev/acme/live", "https://git.acme.dev/api/v1", "gitea");

        assertThat(where(Optional.empty(), Optional.empty(), known, namedBy)).isEqualTo("git.acme.dev");
    }
}
