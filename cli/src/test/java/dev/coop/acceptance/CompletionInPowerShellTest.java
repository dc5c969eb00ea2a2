package dev.coop.acceptance;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class CompletionInPowerShellTest implements CompletionContract {
    @TempDir
    static Path folder;

    private static CompletionScene scene;

    @BeforeAll
    static void layTheScene() throws Exception {
        scene = CompletionScene.in(folder, "pwsh");
    }

    @Override
    public List<String> candidates(String line) throws Exception {
        return scene.lines("pwsh -NoProfile -File $WORK/ask.ps1 '" + line + "'").stream()
                .map(each -> each.replaceFirst("^--[a-z]+=", "").replaceFirst("^\\./", ""))
                .toList();
    }
}
