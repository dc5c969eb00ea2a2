package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionInBashTest implements CompletionContract {
    private static final Pattern WORD = Pattern.compile("=|[^ =]+");

    @TempDir
    static Path folder;

    private static CompletionScene scene;

    @BeforeAll
    static void layTheScene() throws Exception {
        scene = CompletionScene.in(folder, "bash");
    }

    @Override
    public List<String> candidates(String line) throws Exception {
        var answer = scene.lines("bash --norc $WORK/ask.bash " + quoted(line) + " "
                + words(line).stream().map(CompletionInBashTest::quoted).collect(Collectors.joining(" ")));
        return answer.stream().filter(each -> !each.isEmpty()).toList();
    }

    /** Bash splits at an equals sign as well. */
    private static List<String> words(String line) {
        var words = new ArrayList<>(
                WORD.matcher(line).results().map(found -> found.group()).toList());
        if (line.endsWith(" ")) {
            words.add("");
        }
        return words;
    }

    private static String quoted(String word) {
        return "'" + word + "'";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'coop depl'                    | 'coop deploy '
        'coop deploy --environment=li' | 'coop deploy --environment=live '
        'coop build --tar im'          | 'coop build --tar image.tar '
        'coop build --tar=im'          | 'coop build --tar=image.tar '
        'coop -C j'                    | 'coop -C jug/'
        'coop --platform sa'           | 'coop --platform sandbox '
        """)
    void completesWhatIsTypedInATerminal(String typed, String completed) throws Exception {
        assumeTrue(CompletionScene.isInstalled("zsh"), "zsh, which makes the terminal, is not installed");

        assertThat(scene.lines("zsh -f $WORK/type.zsh " + quoted(typed))).containsExactly(completed);
    }
}
