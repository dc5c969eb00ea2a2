package dev.coop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess.Outcome;
import dev.coop.gitops.GitProgram;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in an app's files is said with the same words, and at a place that can be opened, by every command. */
class SameWordsTest {
    private static final String BUILT = "--image=127.0.0.1:1/acme/mug@sha256:" + "1".repeat(64);
    private static final String WARNED = "apiVersion: v1\nkind: Service\nmetadata: {name: jug}\n---\n# nothing\n";
    private static final List<String> COMMANDS =
            List.of("render", "deploy --dry-run " + BUILT, "diff " + BUILT, "deploy " + BUILT);

    @TempDir
    Path folder;

    private GitProgram repository;

    @BeforeEach
    void platform() {
        var bare = GitProgram.bare(folder.resolve("acme.git"), "main");
        var seed = GitProgram.workTree(folder.resolve("seed"), "main").write("platform.yaml", """
            platform: acme
            forge: local
            registry: 127.0.0.1:1/acme
            environments:
              - {name: dev, namespace: "{app}-dev", deploy: auto}
            """);
        seed.commit("Start");
        seed.run("push", "-q", bare.folder().toString(), "HEAD:main");
        repository = GitProgram.workTree(folder.resolve("mugs"), "main");
        repository
                .write("apps/mug/coop.yaml", "app: mug\nport: 80\n")
                .write("apps/mug/k8s/svc.yaml", WARNED)
                .write("apps/mug/k8s/notes.txt", "of mugs\n")
                .write("apps/mug/src/main.go", "package main\n");
        repository.commit("Serve mugs");
    }

    /** Where a command runs, its arguments, and what the names of the app's files begin with there. */
    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("apps/mug", "", ""),
                Arguments.of("apps/mug/src", "", "../"),
                Arguments.of("apps", "-a mug", "mug/"),
                Arguments.of(".", "-C apps/mug", "apps/mug/"),
                Arguments.of("apps/mug/k8s", "-C ..", "../"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void warns(String where, String options, String prefix) throws IOException {
        var validated = run(where, "validate --refresh", options);

        assertThat(validated.status()).as("%s", validated).isZero();
        assertThat(places(validated.out())).containsExactly(prefix + "coop.yaml:2:7", prefix + "k8s/notes.txt");
        for (var command : COMMANDS) {
            var outcome = run(where, command, options);
            assertThat(outcome.err()).as("coop %s: %s", command, outcome).contains(findings(validated.out()));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void refuses(String where, String options, String prefix) throws IOException {
        repository.write("apps/mug/k8s/a.yaml", "apiVersion: v1\nkind: ConfigMap\n");
        repository.commit("Break it");
        var validated = run(where, "validate --refresh", options);

        assertThat(validated.status()).as("%s", validated).isEqualTo(3);
        assertThat(places(validated.out())).contains(prefix + "k8s/a.yaml:1:1");
        for (var command : COMMANDS) {
            var outcome = run(where, command, options);
            assertThat(outcome.status()).as("coop %s: %s", command, outcome).isEqualTo(3);
            assertThat(outcome.err()).as("coop %s", command).isEqualTo(findings(validated.out()) + "\n");
        }
    }

    @Test
    void namesTheFilesOfAReleaseAsTheGitOpsRepositoryDoes() throws IOException {
        run("apps/mug", "deploy " + BUILT, "");
        var clone = new GitProgram(folder.resolve("seed"));
        clone.run("pull", "-q", folder.resolve("acme.git").toString(), "main");
        clone.write("platform.yaml", """
            platform: acme
            forge: local
            registry: 127.0.0.1:1/acme
            environments:
              - {name: dev, namespace: "{app}-dev", deploy: auto}
              - {name: prod, namespace: "{app}-prod", deploy: auto, after: dev}
            policies: {kinds: {deny: [Service]}}
            """);
        clone.commit("Add prod, deny Services");
        clone.run("push", "-q", folder.resolve("acme.git").toString(), "HEAD:main");

        var outcome = run("apps/mug", "deploy prod", "");

        assertThat(outcome.status()).as("%s", outcome).isEqualTo(3);
        assertThat(places(outcome.err()))
                .containsExactly(
                        "apps/mug/dev/source/coop.yaml:2:7",
                        "apps/mug/dev/source/k8s/notes.txt",
                        "apps/mug/dev/source/k8s/svc.yaml:2:7");
    }

    /** Returns a report without its last lines. */
    private static String findings(String report) {
        return report.substring(0, report.lastIndexOf('\n', report.length() - 2));
    }

    private static List<String> places(String said) {
        return said.lines()
                .filter(line -> line.matches(" {3}[^ |]*(coop\\.yaml|k8s/)[^ ]*"))
                .map(String::strip)
                .toList();
    }

    private Outcome run(String where, String command, String options) {
        var variables = new HashMap<>(GitProgram.ENVIRONMENT);
        variables.put("HOME", folder.resolve("home").toString());
        variables.put("PATH", System.getenv("PATH"));
        variables.put("COOP_PLATFORM", folder.resolve("acme.git").toString());
        var clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
        return new InProcess(variables, clock, clock, Duration.ofSeconds(5))
                .run(repository.folder().resolve(where).normalize(), words.toArray(String[]::new));
    }
}
