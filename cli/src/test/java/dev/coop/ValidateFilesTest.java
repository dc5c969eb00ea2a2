package dev.coop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess.Outcome;
import dev.coop.gitops.GitProgram;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code coop validate FILE…} checks these files and no others, wherever they lie. */
class ValidateFilesTest {
    private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: NAME}\n";
    private static final String WITHOUT_KIND = "apiVersion: v1\nmetadata: {name: a}\n";

    @TempDir
    Path folder;

    private GitProgram repository;

    @BeforeEach
    void files() {
        repository = GitProgram.workTree(folder.resolve("mug"), "main");
        repository
                .write("coop.yaml", "app: mug\nport: 80\n")
                .write("k8s/good.yaml", CONFIG.replace("NAME", "good"))
                .write("k8s/bad.yaml", WITHOUT_KIND)
                .write("k8s/host.yaml", CONFIG.replace("NAME", "host") + "data: {a: \"${coop.host}\"}\n")
                .write("k8s/notes.txt", "of mugs\n")
                .write("other/good.yaml", CONFIG.replace("NAME", "good"))
                .write("other/typed.yaml", CONFIG.replace("NAME", "1"))
                .write("other/spaced.yaml", CONFIG.replace("NAME", "a b"))
                .write("other/mine.yaml", CONFIG.replace("NAME", "a, namespace: mine"))
                .write("other/config.txt", WITHOUT_KIND)
                .write("other/kustomization.yaml", "resources: [good.yaml]\n")
                .write(
                        "deep/a/good.json",
                        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"c\"}}")
                .write("deep/.hidden/bad.yaml", WITHOUT_KIND)
                .write("deep/README.md", "# Deep\n")
                .write("deploy/platform.yaml", "platform: acme\nenviroments: []\n")
                .write("empty/.keep", "")
                .write("services/jug/coop.yaml", "app: jug\nport: 8080\n")
                .write("services/jug/k8s/bad.yaml", WITHOUT_KIND)
                .write("services/jug/compose.yaml", "services: {}\n");
        repository.commit("Serve mugs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "k8s/good.yaml                    | 0 | 1 | -",
                "k8s/bad.yaml                     | 3 | 1 | k8s/bad.yaml:1:1",
                "k8s/good.yaml k8s/bad.yaml       | 3 | 2 | k8s/bad.yaml:1:1",
                "./k8s/../k8s/good.yaml           | 0 | 1 | -",
                "coop.yaml                        | 0 | 1 | coop.yaml:2:7",
                "--strict coop.yaml               | 3 | 1 | coop.yaml:2:7",
                "--strict k8s/good.yaml           | 0 | 1 | -",
                // what it means in the app is said of it
                "k8s/host.yaml                    | 3 | 1 | k8s/host.yaml:4:12",
                "k8s/notes.txt                    | 0 | 1 | k8s/notes.txt",
                "k8s                              | 3 | 4 | k8s/bad.yaml:1:1 k8s/host.yaml:4:12 k8s/notes.txt",
                "other/good.yaml                  | 0 | 1 | -",
                "other/typed.yaml                 | 3 | 1 | other/typed.yaml:3:18",
                "other/spaced.yaml                | 3 | 1 | other/spaced.yaml:3:18",
                // an app may not say so, another file may
                "other/mine.yaml                  | 0 | 1 | -",
                "other/config.txt                 | 3 | 1 | other/config.txt:1:1",
                "other/kustomization.yaml         | 3 | 1 | other/kustomization.yaml",
                "deep                             | 0 | 1 | -",
                "deep/.hidden                     | 3 | 1 | deep/.hidden/bad.yaml:1:1",
                "deploy                           | 3 | 1 | deploy/platform.yaml:1:1 deploy/platform.yaml:2:1",
                "services                         | 3 | 2 | services/jug/k8s/bad.yaml:1:1",
                "services/jug/compose.yaml        | 3 | 1 | services/jug/compose.yaml:1:1",
                "k8s/none.yaml k8s/bad.yaml       | 2 | - | k8s/none.yaml",
                "empty                            | 2 | - | -",
                "-a mug k8s/good.yaml             | 2 | - | -"
            })
    void checksTheseAlone(String arguments, int status, String files, String places) {
        var outcome = run("", arguments);

        assertThat(outcome.status()).as("%s", outcome).isEqualTo(status);
        assertThat(places(outcome.out() + outcome.err()))
                .as("%s", outcome)
                .containsExactlyElementsOf(places == null ? List.of() : List.of(places.split(" ")));
        if (files != null) {
            assertThat(outcome.out()).contains(" in " + files + " file" + (files.equals("1") ? "\n" : "s\n"));
        }
    }

    @Test
    void doesNotMindWhatIsWrongElsewhere() {
        repository.write("coop.yaml", "app: mug\n\tport: 80\n");

        assertThat(run("", "k8s/good.yaml").status()).isZero();
        assertThat(places(run("", "coop.yaml").out())).containsExactly("coop.yaml:2:1");
    }

    @Test
    void needsNoApp() throws IOException {
        Files.delete(repository.folder().resolve("coop.yaml"));

        assertThat(run("", "k8s/good.yaml").status()).isZero();
        assertThat(run("", "-o json k8s/bad.yaml").out()).contains("\"file\": \"k8s/bad.yaml\"");
        assertThat(places(run("other", "../k8s").out())).containsExactly("../k8s/bad.yaml:1:1");
    }

    @Test
    void readsStandardInput() {
        var outcome = program("a: b: c\n").run(repository.folder(), "validate", "-", "k8s/good.yaml");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).contains("stdin:1:5").contains("in 2 files");
    }

    @Test
    void saysNothingThatTheWholeAppDoesNotSay() {
        var whole = places(run("", "").out());
        var each = new ArrayList<String>();
        for (var file : List.of("coop.yaml", "k8s/bad.yaml", "k8s/good.yaml", "k8s/host.yaml", "k8s/notes.txt")) {
            each.addAll(places(run("", file).out()));
        }

        assertThat(each).containsExactlyElementsOf(whole).isNotEmpty();
    }

    private static List<String> places(String said) {
        return said.lines()
                .filter(line -> line.matches(" {3}[^ |]+\\.(yaml|txt|json)[:0-9]*"))
                .map(String::strip)
                .distinct()
                .toList();
    }

    private Outcome run(String where, String arguments) {
        var words = new ArrayList<>(List.of("validate"));
        words.addAll(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
        return program("").run(repository.folder().resolve(where), words.toArray(String[]::new));
    }

    private InProcess program(String input) {
        var variables = new HashMap<>(GitProgram.ENVIRONMENT);
        variables.put("HOME", folder.resolve("home").toString());
        variables.put("PATH", System.getenv("PATH"));
        var clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));
        return new InProcess(variables, clock, clock, Duration.ofSeconds(5)).with(input);
    }
}
