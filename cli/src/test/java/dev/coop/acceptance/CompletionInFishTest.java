package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionInFishTest implements CompletionContract {
    @TempDir
    static Path folder;

    private static CompletionScene scene;

    @BeforeAll
    static void layTheScene() throws Exception {
        scene = CompletionScene.in(folder, "fish");
    }

    @Override
    public List<String> candidates(String line) throws Exception {
        return asked(line).stream()
                .map(each -> each.split("\t", -1)[0].replaceFirst("^--[a-z]+=", ""))
                .toList();
    }

    private static List<String> asked(String line) throws Exception {
        return scene.lines("fish --no-config -c 'coop completion fish | source; complete -C $argv[1]' '" + line + "'");
    }

    @Test
    void describesWhatItOffers() throws Exception {
        assertThat(asked("coop build")).containsExactly("build\tBuild the image without Docker and push it");
        assertThat(asked("coop deploy li")).containsExactly("live\tdeploy: review, after lab");
        assertThat(asked("coop sandbox merge ")).containsExactly("1\tmean-mug to prod");
    }
}
