package dev.coop.image.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.app.Ignored;
import dev.coop.diagnostic.Failure;
import dev.coop.image.Recipe;
import dev.coop.image.files.Contents.LeftOut;
import dev.coop.image.files.Copies.Copy;
import dev.coop.image.files.MadeFiles.KeepEmpty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiedFilesTest {
    @TempDir
    private Path around;

    private Path folder = Path.of("");

    @BeforeEach
    void app() throws IOException {
        folder = Files.createDirectories(around.toRealPath().resolve("app"));
    }

    private Path file(String path) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        return Files.writeString(file, path);
    }

    private void link(String path, String target) throws IOException {
        var link = folder.resolve(path);
        Files.createDirectories(Optional.ofNullable(link.getParent()).orElseThrow());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private Copy copy(String from, String to) {
        return new Copy(folder.resolve(from).normalize(), to);
    }

    private Contents read(Set<String> ignored, MadeFiles made, Copy... copies) {
        return new CopiedFiles(folder, new Copies(List.of(copies)), new Ignored(ignored), made).read();
    }

    private Contents read(Set<String> ignored) {
        return read(ignored, MadeFiles.none(KeepEmpty.NO), copy(".", "/app"));
    }

    private static List<String> places(Contents contents) {
        return contents.layers().stream()
                .flatMap(layer -> layer.entries().stream())
                .map(entry -> entry instanceof Recipe.Link link ? link.place() + " -> " + link.target() : entry.place())
                .toList();
    }

    private static Stream<String> leftOut(Contents contents) {
        return contents.leftOut().stream().map(LeftOut::path);
    }

    @Test
    void takesNothingOfGits() throws IOException {
        file("main.js");
        file(".git/config");
        file(".gitignore");
        file("vendor/lib/.git");
        file("vendor/lib/lib.js");

        var read = read(Set.of());

        assertThat(places(read))
                .containsExactly(
                        "/app",
                        "/app/.gitignore",
                        "/app/main.js",
                        "/app/vendor",
                        "/app/vendor/lib",
                        "/app/vendor/lib/lib.js");
        assertThat(leftOut(read)).containsExactly(".git/", "vendor/lib/.git");
    }

    @ParameterizedTest
    @CsvSource({".git, /app", ".git/config, /c", "vendor/.git/config, /c", "vendor/.git, /x"})
    void takesNothingOfGitsThatIsNamed(String from, String to) throws IOException {
        file(".git/config");
        file("vendor/.git/config");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read(Set.of(), MadeFiles.none(KeepEmpty.NO), copy(from, to)))
                .satisfies(failure ->
                        assertThat(failure.diagnostics().getFirst().code()).isEqualTo("git-folder-copied"));
    }

    /** As Docker does it. */
    @ParameterizedTest
    @CsvSource({
        "main.js, /opt/bin/, /opt/bin/main.js",
        "main.js, /opt/bin,  /opt/bin",
        "main.js, /,         /main.js",
        "lib,     /opt/lib/, /opt/lib /opt/lib/lib.js",
        "lib,     /opt/lib,  /opt/lib /opt/lib/lib.js",
        "lib,     /,         /lib.js"
    })
    void putsAFileIntoAFolderThatIsWrittenAsOne(String from, String to, String expected) throws IOException {
        file("main.js");
        file("lib/lib.js");

        assertThat(places(read(Set.of(), MadeFiles.none(KeepEmpty.NO), copy(from, to))))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void leavesOutWhatGitIgnores() throws IOException {
        file("main.js");
        file(".env");
        file("node_modules/a/a.js");
        file("lib/debug.log");
        file("lib/lib.js");

        var read = read(Set.of(".env", "node_modules", "lib/debug.log"));

        assertThat(places(read)).containsExactly("/app", "/app/lib", "/app/lib/lib.js", "/app/main.js");
        assertThat(leftOut(read)).containsExactly(".env", "lib/debug.log", "node_modules/");
    }

    @Test
    void takesWhatIsNamedThoughItIsIgnored() throws IOException {
        file("dist/app");
        file("dist/.env");
        file(".dockerignore");
        Files.writeString(folder.resolve(".dockerignore"), "dist\n");

        var read = read(Set.of("dist"), MadeFiles.none(KeepEmpty.NO), copy("dist", "/srv"), copy("dist/app", "/app"));

        assertThat(places(read)).containsExactly("/srv", "/srv/.env", "/srv/app", "/app");
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void honoursTheIgnoreFileAndPrefersCoopsOwn() throws IOException {
        file("main.js");
        file("docs/a.md");
        file("docs/keep.md");
        file("test/test.js");
        Files.writeString(folder.resolve(".dockerignore"), "docs\n!docs/keep.md\n");

        assertThat(places(read(Set.of())))
                .containsExactly(
                        "/app",
                        "/app/.dockerignore",
                        "/app/docs",
                        "/app/docs/keep.md",
                        "/app/main.js",
                        "/app/test",
                        "/app/test/test.js");

        Files.writeString(folder.resolve(".coopignore"), "test\n.*ignore\n");
        var read = read(Set.of());
        assertThat(places(read))
                .containsExactly("/app", "/app/docs", "/app/docs/a.md", "/app/docs/keep.md", "/app/main.js");
        assertThat(leftOut(read)).containsExactly(".coopignore", ".dockerignore", "test/");
    }

    @Test
    void takesWhatTheBuildMadeThoughItIsIgnored() throws IOException {
        file("main.js");
        file(".env");
        Files.writeString(folder.resolve(".dockerignore"), "dist\nnode_modules\n");
        var ignored = Set.of(".env", "dist", "node_modules", ".coop");
        awaitAnotherTime(file("dist/old.js"));
        var made = MadeFiles.begin(OutputFolder.of(folder), KeepEmpty.NO);
        file("dist/out.js");
        file("node_modules/a/a.js");
        Files.createDirectories(folder.resolve("dist/uploads"));

        var first = read(ignored, made, copy(".", "/app"));
        made.remember();

        var all = List.of(
                "/app",
                "/app/.dockerignore",
                "/app/dist",
                "/app/dist/out.js",
                "/app/dist/uploads",
                "/app/main.js",
                "/app/node_modules",
                "/app/node_modules/a",
                "/app/node_modules/a/a.js");
        assertThat(places(first)).containsExactlyElementsOf(all);
        assertThat(leftOut(first)).containsExactly(".env", "dist/old.js");

        // A command that finds its work done writes nothing; what it made is there all the same.
        awaitAnotherTime(folder.resolve("node_modules/a/a.js"));
        var again = read(ignored, MadeFiles.begin(OutputFolder.of(folder), KeepEmpty.NO), copy(".", "/app"));
        assertThat(places(again)).containsExactlyElementsOf(all);

        Files.writeString(folder.resolve("dist/out.js"), "changed by hand");
        awaitAnotherTime(folder.resolve("dist/out.js"));
        var changed = read(ignored, MadeFiles.begin(OutputFolder.of(folder), KeepEmpty.NO), copy(".", "/app"));
        assertThat(leftOut(changed)).contains("dist/out.js");
    }

    /** Returns once the file system's clock, which is coarse, shows a later time than a file's. */
    private void awaitAnotherTime(Path file) throws IOException {
        var changed = OutputFolder.Print.of(file).changed();
        var now = folder.resolveSibling("now");
        do {
            Files.deleteIfExists(now);
            Files.writeString(now, "");
        } while (OutputFolder.Print.of(now).changed() <= changed);
    }

    @Test
    void copiesFoldersWithNothingInThemOnlyWhereGitDoesNotSay() throws IOException {
        file("main.js");
        Files.createDirectories(folder.resolve("empty/within"));

        assertThat(places(read(Set.of()))).containsExactly("/app", "/app/main.js");
        assertThat(places(read(Set.of(), MadeFiles.none(KeepEmpty.YES), copy(".", "/app"))))
                .containsExactly("/app", "/app/empty", "/app/empty/within", "/app/main.js");
    }

    @Test
    void keepsLinksToWhatIsCopied() throws IOException {
        file("site/lib/run.js");
        file("more/x.js");
        link("site/bin/run", "../lib/run.js");
        link("site/all", ".");
        link("site/gone", "not-there");
        link("site/more", "../more/x.js");
        link("site/here", folder.resolve("site/lib").toString());
        link("site/python", "/opt/base/python3");

        var read = read(Set.of(), MadeFiles.none(KeepEmpty.NO), copy("site", "/srv"), copy("more", "/opt/more"));

        assertThat(places(read))
                .contains(
                        "/srv/bin/run -> ../lib/run.js",
                        "/srv/all -> .",
                        "/srv/gone -> not-there",
                        "/srv/more -> /opt/more/x.js",
                        "/srv/here -> /srv/lib",
                        "/srv/python -> /opt/base/python3");
    }

    @ParameterizedTest
    @CsvSource({"../coop.yaml", "../../secret", "..", "../other/x", "./../site/../coop.yaml"})
    void refusesALinkOutOfWhatIsCopied(String target) throws IOException {
        file("coop.yaml");
        file("site/index.html");
        file("other/x");
        Files.writeString(around.resolve("secret"), "secret");
        link("site/leak", target);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read(Set.of(), MadeFiles.none(KeepEmpty.NO), copy("site", "/srv")))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
                    assertThat(failure.diagnostics().getFirst().code()).isEqualTo("link-leads-out-of-the-image");
                    assertThat(failure.diagnostics()
                                    .getFirst()
                                    .location()
                                    .orElseThrow()
                                    .toString())
                            .contains("site/leak");
                });
    }
}
