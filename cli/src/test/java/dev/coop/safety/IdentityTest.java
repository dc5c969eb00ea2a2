package dev.coop.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess;
import dev.coop.gitops.GitProgram;
import dev.coop.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody changes a shared platform without a name. */
class IdentityTest {
    @TempDir
    Path folder;

    @Test
    void isNotMadeUpOnASharedPlatform() {
        var bare = GitProgram.bare(folder.resolve("deployments.git"), "main");
        var seed = GitProgram.workTree(folder.resolve("seed"), "main").write("platform.yaml", """
            platform: acme
            registry: 127.0.0.1:1/acme
            forge: local
            environments: [{name: dev, namespace: "{app}-dev", deploy: auto}]
            """);
        seed.commit("Start");
        seed.run("push", "-q", bare.folder().toString(), "HEAD:main");
        var app = GitProgram.workTree(folder.resolve("hello"), "main").write("coop.yaml", "app: hello\nport: 8080\n");
        app.commit("serve");

        var refused = run(app, bare, Map.of());
        assertThat(refused.status()).as("%s", refused).isEqualTo(3);
        assertThat(refused.err())
                .contains("nothing says who commits to platform acme", "git config --global user.name");
        assertThat(bare.run("rev-list", "--count", "main")).isEqualTo("1");

        assertThat(run(app, bare, Map.of("EMAIL", "ada@acme.dev")).status()).isZero();
        assertThat(bare.run("log", "-1", "--format=%ae", "main")).isEqualTo("ada@acme.dev");
    }

    private InProcess.Outcome run(GitProgram app, GitProgram bare, Map<String, String> more) {
        var variables = new TreeMap<>(Map.of(
                "HOME", folder.resolve("home").toString(),
                "PATH", System.getenv("PATH"),
                "COOP_PLATFORM", bare.folder().toString(),
                "GIT_CONFIG_NOSYSTEM", "1",
                "CI", "true"));
        variables.putAll(more);
        var clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));
        return new InProcess(variables, clock, clock, Duration.ofSeconds(20))
                .run(app.folder(), "deploy", "dev", "--image", "127.0.0.1:1/acme/hello@sha256:" + "1".repeat(64));
    }
}
