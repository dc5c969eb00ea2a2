package dev.coop.deploy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.deploy.diff.ManifestDiff.Cut;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestDiffTest {
    private static final String SECRET = """
        kind: Secret
        metadata: {name: keys}
        stringData:
          # the old one was hunter1
          PASSWORD: %s
          OTHER: same-value
        """;

    @Test
    void showsTheLinesAroundAChangeUnderThePathsOfTheRepository() {
        var before = lines("a", "b", "c", "d", "e", "f", "g", "h", "i");
        var after = lines("a", "b", "c", "d", "E", "f", "g", "h", "i");

        assertThat(diff(files("manifests/x.yaml", before), files("manifests/x.yaml", after))
                        .text())
                .isEqualTo("""
                    --- a/apps/mug/prod/manifests/x.yaml
                    +++ b/apps/mug/prod/manifests/x.yaml
                    @@ -2,7 +2,7 @@
                     b
                     c
                     d
                    -e
                    +E
                     f
                     g
                     h
                    """);
    }

    @Test
    void showsWhatIsNewAndWhatGoesInTheOrderOfPaths() {
        assertThat(diff(files("manifests/b.yaml", "b: 1\n"), files("manifests/a.yaml", "a: 1\n"))
                        .text())
                .isEqualTo("""
                    --- /dev/null
                    +++ b/apps/mug/prod/manifests/a.yaml
                    @@ -0,0 +1,1 @@
                    +a: 1
                    --- a/apps/mug/prod/manifests/b.yaml
                    +++ /dev/null
                    @@ -1,1 +0,0 @@
                    -b: 1
                    """);
    }

    @Test
    void looksAtManifestsOnly() {
        assertThat(diff(files("release.yaml", "a"), files("source/coop.yaml", "b"))
                        .isEmpty())
                .isTrue();
        assertThat(diff(files("manifests/a.yaml", "a"), files("manifests/a.yaml", "a"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void cutsBetweenFilesAndCountsTheRest() {
        var after = new TreeMap<String, byte[]>();
        after.put("manifests/a.yaml", bytes("a\n"));
        after.put("manifests/b.yaml", bytes("b\nb\n"));
        after.put("manifests/c.yaml", bytes("c\n"));
        var diff = diff(new TreeMap<>(), after);
        var first = diff.files().getFirst().text();

        assertThat(diff.text(first.length() + 1)).isEqualTo(new Cut(first, 2, 3));
        assertThat(diff.text(first.length() + 1).leftOut()).contains("2 files with 3 changed lines");
        assertThat(diff.text(first.length() - 1).text()).isEmpty();
        assertThat(diff.text(diff.text().length()).leftOut()).isEmpty();
    }

    @Test
    void hidesTheValuesOfASecretButShowsThatOneChanged() {
        var diff = diff(
                files("manifests/secret-keys.yaml", SECRET.formatted("hunter1")),
                files("manifests/secret-keys.yaml", SECRET.formatted("hunter2")));

        assertThat(diff.text())
                .contains("-  PASSWORD:")
                .contains("+  PASSWORD:")
                .contains("(another value)");
        assertThat(diff.text()).contains("   OTHER:").doesNotContain("same-value", "hunter1", "hunter2");
    }

    @Test
    void hidesASecretThatIsAddedRemovedInAListOrBroken() {
        var secret = SECRET.formatted("hunter2");
        var list = "kind: List\nitems:\n- kind: Secret\n  data: {A: aHVudGVyMg==}\n";
        var aliased = "kind: Secret\nmetadata: {name: &v hunter2}\nkeep: *v\n";
        var broken = "kind: Secret\ndata: {A: hunter2\n  B: [\n";

        assertThat(diff(new TreeMap<>(), files("manifests/s.yaml", secret)).text())
                .contains("+kind: Secret")
                .doesNotContain("hunter");
        assertThat(diff(files("manifests/s.yaml", secret), new TreeMap<>()).text())
                .contains("-kind: Secret")
                .doesNotContain("hunter");
        assertThat(diff(new TreeMap<>(), files("manifests/s.yaml", list)).text())
                .contains("A:")
                .doesNotContain("aHVudGVyMg");
        assertThat(diff(new TreeMap<>(), files("manifests/s.yaml", broken)).text())
                .contains("not shown")
                .doesNotContain("hunter");
        assertThat(diff(new TreeMap<>(), files("manifests/s.yaml", aliased)).text())
                .contains("hunter2");
    }

    @Test
    void saysThatBinaryFilesDiffer() {
        var after = new TreeMap<String, byte[]>();
        after.put("manifests/x", new byte[] {0, 1, (byte) 0xff});

        assertThat(diff(new TreeMap<>(), after).text()).endsWith("x\nBinary files differ\n");
    }

    @Test
    void makesVisibleWhatWouldHide() {
        assertThat(diff(new TreeMap<>(), files("manifests/x.yaml", "a: \u001b[2Jb\u202ec\r\n"))
                        .text())
                .endsWith("+a: \u241b[2Jb<U+202E>c\u240d\n");
    }

    @Test
    void comparesVeryLargeFilesAtOnce() {
        var before = IntStream.range(0, 30_000).mapToObj(i -> "a" + i).collect(Collectors.joining("\n"));
        var after = IntStream.range(0, 30_000).mapToObj(i -> "b" + i).collect(Collectors.joining("\n"));
        var file = diff(files("manifests/x.yaml", before), files("manifests/x.yaml", after))
                .files()
                .getFirst();

        assertThat(file.added()).isEqualTo(30_000);
        assertThat(file.removed()).isEqualTo(30_000);
    }

    private static ManifestDiff diff(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        return ManifestDiff.between("apps/mug/prod", before, after);
    }

    private static SortedMap<String, byte[]> files(String path, String text) {
        var files = new TreeMap<String, byte[]>();
        files.put(path, bytes(text));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }
}
