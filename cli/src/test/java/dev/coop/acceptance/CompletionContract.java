package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every shell offers, in the scene's folder. */
interface CompletionContract {

    /** Returns what the shell offers at the end of a line. */
    List<String> candidates(String line) throws Exception;

    @Test
    default void offersCommands() throws Exception {
        assertThat(candidates("coop "))
                .contains("init", "validate", "build", "deploy", "status", "sandbox", "completion")
                .doesNotContain("__complete", "merge");
    }

    @Test
    default void offersOptions() throws Exception {
        assertThat(candidates("coop deploy --"))
                .contains("--environment", "--dry-run", "--platform", "--help")
                .doesNotContain("--template", "--watch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'coop de'                             | deploy
        'coop sandbox '                       | status show merge reset
        'coop -C jug --quiet sandbox m'       | merge
        'coop status -o '                     | text json
        'coop status --output='               | text json
        'coop build --color a'                | auto always
        'coop completion '                    | bash zsh fish powershell
        'coop deploy '                        | lab live
        'coop status l'                       | lab live
        'coop deploy -e li'                   | live
        'coop deploy --environment '          | lab live
        'coop deploy --environment='          | lab live
        'coop deploy --environment=li'        | live
        'coop -C jug deploy '                 | dev prod
        'coop deploy --platform sandbox -e p' | prod
        'coop deploy --platform=sandbox -e '  | dev prod
        'coop status -a '                     | mean-mug jug grinder
        'coop init --template '               | go static
        'coop sandbox merge '                 | 1
        'coop build --tar im'                 | image.tar
        'coop validate im'                    | image.tar
        'coop validate --strict jug image.t'  | image.tar
        """)
    default void offers(String line, String expected) throws Exception {
        assertThat(candidates(line)).containsExactlyInAnyOrder(expected.split(" ", -1));
    }

    @Test
    default void offersFoldersAlone() throws Exception {
        assertThat(candidates("coop -C "))
                .extracting(each -> each.replaceFirst("/$", ""))
                .contains("jug")
                .doesNotContain("image.tar", "deploy");
        assertThat(candidates("coop status --platform "))
                .extracting(each -> each.replaceFirst("/$", ""))
                .contains("jug", "sandbox")
                .doesNotContain("image.tar");
    }

    @Test
    default void offersOneEnvironmentOnly() throws Exception {
        assertThat(candidates("coop deploy lab ")).doesNotContain("lab", "live", "image.tar");
    }
}
