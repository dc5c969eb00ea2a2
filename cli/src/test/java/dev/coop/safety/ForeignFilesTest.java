package dev.coop.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess;
import dev.coop.gitops.GitProgram;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others put into the GitOps repository is ignored or named, never a defect, and never lost. */
class ForeignFilesTest {
    private static final int ROUNDS = Integer.getInteger("foreign.rounds", 12);
    private static final String IMAGE = "127.0.0.1:1/acme/hello@sha256:";
    private static final List<String> PLACES = List.of(
            "README.md",
            "apps/.keep",
            "apps/Not_A_Name",
            "apps/tea",
            "apps/tea/.keep",
            "apps/tea/dev",
            "apps/tea/dev/release.yaml",
            "apps/hello/.keep",
            "apps/hello/qa/release.yaml",
            "apps/hello/dev/notes",
            "apps/hello/dev/kustomization.yaml",
            "apps/hello/dev/manifests/sub/x.yaml",
            "apps/hello/dev/manifests/link.yaml",
            "apps/hello/dev/source/link",
            "apps/hello/dev/source",
            "apps/hello/dev/manifests",
            "apps/hello/dev/hold.yaml",
            "apps/hello/dev/release.yaml",
            "apps/hello/prod/release.yaml",
            "apps/hello/prod",
            "apps/hello/dev",
            "apps/hello",
            "apps");
    private static final List<String> CONTENTS = List.of(
            "",
            "\ufeffformat: 1\n",
            "format: 2\n",
            "format: 99999999999999999999999\n",
            "format: 1\r\napp: hello\r\n",
            "[1, 2]\n",
            "a: &a [*a]\n",
            "\u0000\u0001",
            "format: 1\napp: TEA\nenvironment: dev\n",
            "--- 1\n--- 2\n",
            "{",
            "?? ??");

    @TempDir
    Path folder;

    private GitProgram bare;
    private GitProgram app;
    private int commits;

    @BeforeEach
    void platform() {
        bare = GitProgram.bare(folder.resolve("deployments.git"), "main");
        var seed = GitProgram.workTree(folder.resolve("seed"), "main").write("platform.yaml", """
            platform: acme
            registry: 127.0.0.1:1/acme
            forge: local
            environments:
              - {name: dev, namespace: "{app}-dev", deploy: auto}
              - {name: prod, namespace: "{app}-prod", deploy: auto, after: dev}
            """);
        seed.commit("Start");
        seed.run("push", "-q", bare.folder().toString(), "HEAD:main");
        app = GitProgram.workTree(folder.resolve("hello"), "main");
        app.run("remote", "add", "origin", "https://github.com/acme/hello");
        commit();
    }

    private void commit() {
        commits++;
        app.write("coop.yaml", "app: hello\nport: 8080\nenv: {NEWS: \"" + commits + "\"}\n")
                .commit("serve " + commits);
    }

    private InProcess.Outcome run(String... arguments) {
        var variables = new TreeMap<>(Map.of(
                "HOME", folder.resolve("home").toString(),
                "PATH", System.getenv("PATH"),
                "LANG", "C.UTF-8",
                "COOP_PLATFORM", bare.folder().toString(),
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_COMMITTER_NAME", "Ada",
                "GIT_COMMITTER_EMAIL", "ada@acme.dev",
                "CI", "true"));
        var clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));
        return new InProcess(variables, clock, clock, Duration.ofSeconds(20)).run(app.folder(), arguments);
    }

    private String[] deploy() {
        return new String[] {
            "deploy",
            "dev",
            "--image",
            IMAGE + Integer.toHexString(commits % 16).repeat(64)
        };
    }

    /** Puts one thing into the main branch, as Git stores it: also what no file system takes. */
    private void put(String path, String mode, String content) {
        try {
            var file = Files.write(folder.resolve("content"), content.getBytes(StandardCharsets.UTF_8));
            var id = mode.equals("160000") ? "1".repeat(40) : bare.run("hash-object", "-w", file.toString());
            var script = """
                set -e
                export GIT_INDEX_FILE="$PWD/foreign.index"
                rm -f "$GIT_INDEX_FILE"; git read-tree main
                p=$(printf '%b' "$1"); git rm -rq --cached --ignore-unmatch -- "$p" || true
                up=$p; while [ "$up" != "${up%/*}" ]; do up=${up%/*}; git ls-files -s -- "$up" | grep -q "\t$up\\$" && git rm -q --cached -- "$up"; done || true
                git update-index --add --cacheinfo "$2,$3,$p"
                git update-ref refs/heads/main "$(git commit-tree -p main -m foreign "$(git write-tree)")"
                """;
            Files.writeString(folder.resolve("put.sh"), script);
            var builder = new ProcessBuilder("sh", folder.resolve("put.sh").toString(), path, mode, id)
                    .directory(bare.folder().toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(GitProgram.ENVIRONMENT);
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the main branch has that coop did not write: mode, id and path. */
    private List<String> foreign(List<String> paths) {
        var all = bare.run("ls-tree", "-r", "-z", "main").split("\0", -1);
        return Stream.of(all)
                .filter(line -> paths.stream().anyMatch(path -> line.endsWith("\t" + path)))
                .toList();
    }

    private List<String[]> commands() {
        commit();
        var all = new ArrayList<String[]>();
        for (var line : List.of(
                "status",
                "history",
                "diff dev --image " + IMAGE + "a".repeat(64),
                "DEPLOY",
                "deploy prod",
                "rollback dev --yes",
                "deploy prod --dry-run",
                "remove dev --yes",
                "status -o json",
                "open dev --print")) {
            all.add(line.equals("DEPLOY") ? deploy() : line.split(" "));
        }
        return all;
    }

    @Test
    void areNeverADefectAndNeverLost() {
        var seed = Long.getLong("foreign.seed", 20260201L);
        var random = new SplittableRandom(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var start = bare.run("rev-parse", "main");
            if (random.nextBoolean()) {
                assertThat(run(deploy()).status()).isZero();
                assertThat(run("deploy", "prod").status()).isZero();
            }
            var put = new ArrayList<String>();
            for (var i = 0; i <= random.nextInt(2); i++) {
                var path = PLACES.get(random.nextInt(PLACES.size()));
                var mode = List.of("100644", "100755", "120000", "160000").get(random.nextInt(4));
                put(path, mode, CONTENTS.get(random.nextInt(CONTENTS.size())));
                put.add(mode + " " + path);
            }
            for (var command : commands()) {
                // A release.yaml that coop can read is coop's; all else is somebody's.
                var before = foreign(put.stream().map(each -> each.substring(7)).toList());
                var outcome = run(command);
                var as =
                        "seed %d, round %d, %s, %s: %s".formatted(seed, round, put, String.join(" ", command), outcome);
                assertThat(outcome.status()).as(as).isIn(0, 1, 3, 6, 7, 10);
                assertThat(foreign(put.stream().map(each -> each.substring(7)).toList()))
                        .as(as)
                        .containsAll(before.stream()
                                .filter(line -> !line.matches("100(644|755) .*\t.*/(release|hold)\\.yaml")
                                        && !line.matches("100(644|755) .*/(manifests|source)/.*"))
                                .toList());
            }
            bare.run("update-ref", "refs/heads/main", start);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps/.keep",
                "apps/README.md",
                "apps/hello/.keep",
                "apps/hello/dev/kustomization.yaml",
                "apps/hello/dev/caf\\0351",
                "apps/caf\\0351/x",
                "caf\\0351",
                "apps/UPPER/dev/release.yaml"
            })
    void areIgnoredWhereTheyAreInNobodysWay(String path) {
        put(path, "100755", "theirs\n");
        var before = bare.run("ls-tree", "-r", "-z", "main");

        assertThat(run(deploy()).status()).isZero();
        assertThat(run("deploy", "prod").status()).isZero();
        assertThat(run("remove", "dev", "--yes").status()).isZero();

        assertThat(List.of(bare.run("ls-tree", "-r", "-z", "main").split("\0", -1)))
                .containsAll(List.of(before.split("\0", -1)));
        bare.run("fsck", "--strict", "--no-dangling");
    }

    @ParameterizedTest
    @CsvSource({
        "apps, 100644, 3, apps",
        "apps/hello, 120000, 3, apps/hello",
        "apps/hello/dev, 160000, 3, apps/hello/dev",
        "apps/hello/dev/release.yaml/x, 100644, 3, apps/hello/dev/release.yaml",
        "apps/hello/dev/release.yaml, 120000, 3, apps/hello/dev/release.yaml",
        "apps/hello/dev/manifests, 100644, 6, apps/hello/dev/manifests",
        "apps/hello/dev/manifests/x.yaml, 120000, 6, apps/hello/dev/manifests/x.yaml",
        "apps/hello/dev/source/lib, 160000, 6, apps/hello/dev/source/lib",
        "apps/hello/dev/hold.yaml/x, 100644, 6, apps/hello/dev/hold.yaml"
    })
    void areNamedWhereTheyAreInTheWay(String path, String mode, int status, String place) {
        put(path, mode, "theirs");
        var before = bare.run("rev-parse", "main");

        var outcome = run(deploy());

        assertThat(outcome.status()).as("%s", outcome).isEqualTo(status);
        assertThat(outcome.err()).contains("`" + place + "` of the GitOps repository is");
        assertThat(bare.run("rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void aReleaseOfAnotherAppIsNotTaken() {
        assertThat(run(deploy()).status()).isZero();
        put("apps/hello/prod/release.yaml", "100644", bare.run("show", "main:apps/hello/dev/release.yaml") + "\n");

        var outcome = run("status", "prod");

        assertThat(outcome.status()).as("%s", outcome).isEqualTo(3);
        assertThat(outcome.err())
                .contains("release.yaml is about hello in dev, and stands in the folder of hello in prod");
    }
}
