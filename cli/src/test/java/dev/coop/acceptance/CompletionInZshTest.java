package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionInZshTest implements CompletionContract {
    @TempDir
    static Path folder;

    private static CompletionScene scene;

    @BeforeAll
    static void layTheScene() throws Exception {
        scene = CompletionScene.in(folder, "zsh");
    }

    @Override
    public List<String> candidates(String line) throws Exception {
        return scene.lines("zsh -f $WORK/ask.zsh '" + line + "'").stream()
                .filter(each -> !each.startsWith("line: "))
                .distinct()
                .toList();
    }

    @Test
    void completesWhatIsTyped() throws Exception {
        assertThat(scene.lines("zsh -f $WORK/ask.zsh 'coop deploy --environment=li'"))
                .contains("line: coop deploy --environment=live ");
    }
}
