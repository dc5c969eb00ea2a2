package dev.coop.image.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreFileTest {
    @ParameterizedTest
    @CsvSource({
        "node_modules, node_modules, true",
        "node_modules, node_modules/a/b.js, true",
        "node_modules, lib/node_modules, false",
        "**/node_modules, lib/node_modules/x, true",
        "**/node_modules, node_modules, true",
        "/dist/, dist/app, true",
        "./dist, dist, true",
        "a/../dist, dist, true",
        "*.md, README.md, true",
        "*.md, docs/README.md, false",
        "**/*.md, docs/a/README.md, true",
        "docs/**, docs/a/README.md, true",
        "docs/**/tmp, docs/a/b/tmp/x, true",
        "?.js, a.js, true",
        "?.js, ab.js, false",
        "[ab].js, b.js, true",
        "[ab.js, [ab.js, true",
        "a(b, a(b, true",
        "'\\*', '*', true",
        "'\\*', x, false",
        "*, anything/below, true",
        "'# a comment', '# a comment', false",
        "'', x, false",
        "!x, x, false"
    })
    void keepsOutWhatDockerKeepsOut(String pattern, String path, boolean isOut) {
        assertThat(IgnoreFile.parse(".dockerignore", pattern + "\n").keepsOut(path))
                .isEqualTo(isOut);
    }

    @ParameterizedTest
    @CsvSource({"src/a.js, false", "src/b.log, true", "README.md, true", "src/keep.log, false"})
    void letsALaterLineTakeBack(String path, boolean isOut) {
        var file = IgnoreFile.parse(".coopignore", "*\n!src\n**/*.log\n!**/keep.log\n");

        assertThat(file.keepsOut(path)).isEqualTo(isOut);
        assertThat(file.neverTakesBack()).isFalse();
    }
}
