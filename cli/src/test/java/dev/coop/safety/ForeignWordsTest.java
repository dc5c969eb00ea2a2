package dev.coop.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess;
import dev.coop.gitops.GitProgram;
import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonWriter;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others wrote, in commits, titles, names, files and answers, never drives the reader's terminal. */
class ForeignWordsTest {
    /** Clears the screen, sets the title, colours, turns the line around, overwrites it, and hides a piece. */
    private static final String HOSTILE =
            "mugs \u001b[2J\u001b]0;owned\u0007\u001b[35m\u009b31m\u202e\u200b\tand\rmore";

    private static final String IMAGE = "127.0.0.1:1/acme/hello@sha256:";
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:0|1|2|3[1-6])m");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n]]");

    @TempDir
    Path folder;

    private LoopbackServer argoCd;
    private GitProgram app;

    @BeforeEach
    void platform() throws IOException {
        argoCd = new LoopbackServer(request -> request.path().contains("can-i")
                ? Reply.json(200, "{\"value\": \"yes\"}")
                : Reply.json(200, JsonWriter.write(application())));
        var bare = GitProgram.bare(folder.resolve("deployments.git"), "main");
        var seed = GitProgram.workTree(folder.resolve("seed"), "main")
                .write("platform.yaml", """
                    platform: acme
                    registry: 127.0.0.1:1/acme
                    forge: local
                    argocd: {url: "%s"}
                    environments:
                      - {name: dev, namespace: "{app}-dev", deploy: auto}
                      - {name: prod, namespace: "{app}-prod", deploy: review, after: dev, reviewers: ["@grace"]}
                    """.formatted(argoCd.address("").toString()));
        seed.commit("Start");
        seed.run("push", "-q", bare.folder().toString(), "HEAD:main");
        app = GitProgram.workTree(folder.resolve("hello"), "main");
        app.run("remote", "add", "origin", "https://github.com/acme/hello");
        release(1);
    }

    private void release(int number) throws IOException {
        app.write("coop.yaml", "app: hello\nport: 8080\nenv: {NEWS: \"" + number + "\"}\n");
        app.write("k8s/mugs.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: mugs}
            data: {text: "%s"}
            """.formatted("mugs \\e[2J\\a\\u202E " + number));
        var message = Files.writeString(folder.resolve("message"), HOSTILE + " " + number);
        app.run("add", "-A");
        app.run(
                "commit",
                "-q",
                "--cleanup=verbatim",
                "--author",
                "Eve \u001b[2J\u202e <eve@evil.example>",
                "-F",
                message.toString());
    }

    private static JsonObject application() {
        var broken = JsonObject.empty().with("status", "Degraded").with("message", HOSTILE + "\nsecond line");
        return JsonObject.empty()
                .with("metadata", JsonObject.empty().with("name", "hello-dev"))
                .with(
                        "status",
                        JsonObject.empty()
                                .with("sync", JsonObject.empty().with("status", "OutOfSync"))
                                .with("health", broken)
                                .with(
                                        "operationState",
                                        JsonObject.empty()
                                                .with("phase", "Failed")
                                                .with("message", HOSTILE))
                                .with("nodes", List.of())
                                .with(
                                        "conditions",
                                        List.of(JsonObject.empty()
                                                .with("type", "ComparisonError")
                                                .with("message", HOSTILE))));
    }

    @AfterEach
    void close() {
        argoCd.close();
    }

    private InProcess.Outcome run(boolean coloured, String... arguments) {
        var variables = new TreeMap<>(Map.of(
                "HOME", folder.resolve("home").toString(),
                "PATH", System.getenv("PATH"),
                "LANG", "C.UTF-8",
                "COOP_PLATFORM", folder.resolve("deployments.git").toString(),
                "ARGOCD_AUTH_TOKEN", "s3cret",
                "ARGOCD_SERVER", argoCd.address("").getAuthority(),
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_COMMITTER_NAME", "Grace \u001b[2J",
                "GIT_COMMITTER_EMAIL", "grace@acme.dev"));
        variables.put("GIT_AUTHOR_NAME", "Eve \u001b[2J\u202e");
        variables.put("GIT_AUTHOR_EMAIL", "eve@evil.example");
        variables.put("CI", "true");
        variables.put(coloured ? "CLICOLOR_FORCE" : "NO_COLOR", "1");
        var clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));
        return new InProcess(variables, clock, clock, Duration.ofSeconds(20)).run(app.folder(), arguments);
    }

    private static Stream<String> commands() {
        return Stream.of(
                "validate",
                "deploy dev --dry-run --image " + IMAGE + "1",
                "diff dev --image " + IMAGE + "1",
                "deploy dev --image " + IMAGE + "1",
                "deploy dev --image " + IMAGE + "1",
                "deploy prod",
                "deploy prod",
                "status",
                "status -v",
                "status dev",
                "status dev --watch --timeout 1s",
                "history",
                "history dev",
                "open prod --print",
                "sandbox status",
                "doctor",
                "doctor -v",
                "release",
                "deploy dev --wait --timeout 1s --image " + IMAGE + "2",
                "rollback dev --yes --reason REASON",
                "deploy dev --image " + IMAGE + "2",
                "status",
                "history dev",
                "deploy dev --release-hold -v --trace --image " + IMAGE + "2",
                "remove dev --yes",
                "spoil",
                "validate",
                "deploy dev --dry-run --image " + IMAGE + "1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showAsTheyAre(boolean coloured) throws IOException {
        var said = new StringBuilder();
        for (var command : commands().toList()) {
            if (command.equals("release")) {
                release(2);
                continue;
            }
            if (command.equals("spoil")) {
                app.write("k8s/\u001b[2J\u202e.yaml", "kind: \"\\e[2J\\u202E\"\nmetadata: [1]\n");
                app.commit("spoil");
                continue;
            }
            var arguments = Stream.of(command.replaceAll("(sha256:)(\\d)", "$1" + "$2".repeat(64))
                            .split(" "))
                    .map(word -> word.equals("REASON") ? HOSTILE : word)
                    .toArray(String[]::new);
            var outcome = run(coloured, arguments);
            assertThat(outcome.status()).as("%s: %s", command, outcome).isNotEqualTo(70);
            var text = outcome.err() + outcome.out();
            said.append(command).append('\n').append(text);
            assertThat(HIDDEN.matcher(coloured ? COLOUR.matcher(text).replaceAll("") : text)
                            .results()
                            .map(found -> text.substring(Math.max(0, found.start() - 20), found.start())
                                    + "<U+%04X>".formatted((int) found.group().charAt(0))))
                    .as(command)
                    .isEmpty();
        }
        assertThat(said.toString())
                .contains("mugs ␛[2J␛]0;owned␇␛[35m<U+009B>31m<U+202E><U+200B>")
                .contains("ComparisonError: mugs ␛[2J")
                .contains("Eve ␛[2J<U+202E>");
    }

    @Test
    void areTheSameForPrograms() {
        run(false, "deploy", "dev", "--image", IMAGE + "1".repeat(64));

        var told = run(false, "history", "dev", "-o", "json").out();

        assertThat(HIDDEN.matcher(told).find()).isFalse();
        assertThat(JsonReader.readObject(told).toString()).contains("\u001b[2J").contains("\u202e");
    }
}
