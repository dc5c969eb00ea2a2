package dev.coop.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.config.ForgeKind;
import dev.coop.source.CommitId;
import dev.coop.source.RepositoryAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinksTest {
    private static final CommitId ONE = new CommitId("1".repeat(40));
    private static final CommitId TWO = new CommitId("2".repeat(40));

    @ParameterizedTest
    @CsvSource({
        "git@github.com:acme/mug.git, https://github.com/acme/mug/",
        "https://github.acme.dev/acme/mug, https://github.acme.dev/acme/mug/",
        "https://gitlab.com/acme/group/mug, https://gitlab.com/acme/group/mug/-/",
        "https://git:secret@gitlab.acme.dev:8443/acme/mug.git, https://gitlab.acme.dev:8443/acme/mug/-/",
        "https://codeberg.org/acme/mug, https://codeberg.org/acme/mug/",
        "https://gitea.acme.dev/acme/mug, https://gitea.acme.dev/acme/mug/"
    })
    void knowsThePagesOfHostsThatSayWhatTheyAre(String address, String pages) {
        var links = WebLinks.of(RepositoryAddress.parse(address)).orElseThrow();

        assertThat(links.commit(ONE)).isEqualTo(pages + "commit/" + ONE);
        assertThat(links.compare(ONE, TWO)).isEqualTo(pages + "compare/" + ONE + "..." + TWO);
    }

    @Test
    void knowsThePagesOfAHostThatIsKnownOtherwise() {
        var address = RepositoryAddress.parse("https://git.acme.dev/acme/mug");

        assertThat(WebLinks.of(address, ForgeKind.GITEA).orElseThrow().commit(ONE))
                .isEqualTo("https://git.acme.dev/acme/mug/commit/" + ONE);
        assertThat(WebLinks.of(address, ForgeKind.GITLAB).orElseThrow().commit(ONE))
                .isEqualTo("https://git.acme.dev/acme/mug/-/commit/" + ONE);
        assertThat(WebLinks.of(RepositoryAddress.parse("https://git.acme.dev/acme/mug)[x](y"), ForgeKind.GITEA))
                .isEmpty();
    }

    @Test
    void leavesOutWhatAPageCannotHold() {
        assertThat(WebLinks.of(RepositoryAddress.parse("https://github.com/acme/mug)[x](y")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/srv/git/github/mug.git", "https://git.acme.dev/acme/mug", "https://notgithub.com/acme/mug"})
    void knowsNoPagesOfOthers(String address) {
        assertThat(WebLinks.of(RepositoryAddress.parse(address))).isEmpty();
    }
}
