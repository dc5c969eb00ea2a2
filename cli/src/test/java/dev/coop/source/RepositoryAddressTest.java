package dev.coop.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/mug.git, https://github.com/acme/mug",
        "https://ada:s3cret@github.com/acme/mug.git/?x=1#y, https://github.com/acme/mug",
        "HTTPS://GitHub.com:443/Acme/Mug/, https://github.com/Acme/Mug",
        "http://git.acme.dev:80/acme/mug, http://git.acme.dev/acme/mug",
        "https://git.acme.dev:8443//acme//mug, https://git.acme.dev:8443/acme/mug",
        "git@github.com:acme/mug.git, https://github.com/acme/mug",
        "git@git.acme.dev:/acme/mug.git, https://git.acme.dev/acme/mug",
        "git_work:acme/mug, https://git_work/acme/mug",
        "ssh://git@git.acme.dev:2222/acme/mug, https://git.acme.dev/acme/mug",
        "ssh://git@ssh.github.com:443/acme/mug.git, https://github.com/acme/mug",
        "git@altssh.gitlab.com:acme/mug.git, https://gitlab.com/acme/mug",
        "file:///srv/git/mug.git, /srv/git/mug.git",
        "/srv/git/mug.git, /srv/git/mug.git",
        "../mug.git, ../mug.git",
        "'C:\\git\\mug', 'C:\\git\\mug'",
    })
    void hasOneForm(String written, String form) {
        assertThat(RepositoryAddress.parse(written).value()).isEqualTo(form);
        assertThat(RepositoryAddress.parse(form).value()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/mug",
                "https://GitHub.com/Acme/Mug.git",
                "git@github.com:acme/mug.git",
                "ssh://git@github.com:22/acme/mug/",
                "ssh://git@ssh.github.com:443/acme/mug.git",
                "https://token@github.com:443/acme/mug",
                "http://github.com/acme/mug",
                "git://github.com/acme/mug.git"
            })
    void isTheSameHoweverItIsReached(String written) {
        assertThat(RepositoryAddress.parse(written).sameAs(new RepositoryAddress("https://github.com/acme/mug")))
                .isTrue();
        assertThat(new RepositoryAddress(written).sameAs(new RepositoryAddress("https://github.com/acme/mug")))
                .as("as an older release spells it")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/mugs",
                "https://github.com/other/mug",
                "https://gitlab.com/acme/mug",
                "https://github.com.evil.example/acme/mug",
                "git@other-alias:acme/mug.git",
                "/github.com/acme/mug",
                "github.com/acme/mug"
            })
    void isAnotherElsewhere(String written) {
        assertThat(RepositoryAddress.parse(written).sameAs(new RepositoryAddress("https://github.com/acme/mug")))
                .isFalse();
    }

    @Test
    void keepsLetterCaseOfPathsOnDisk() {
        assertThat(new RepositoryAddress("/srv/Mug").sameAs(new RepositoryAddress("/srv/mug")))
                .isFalse();
        assertThat(new RepositoryAddress("/srv/mug").sameAs(new RepositoryAddress("/srv/mug")))
                .isTrue();
    }
}
