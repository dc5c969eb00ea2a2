package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A user with an app whose platform was read once and is gone now, another app on the sandbox, and an open pull
 * request.
 */
final class CompletionScene {
    private final Shell shell;

    private CompletionScene(Shell shell) {
        this.shell = shell;
    }

    /** Lays the scene where the program is installed; without it the test is skipped. */
    static CompletionScene in(Path work, String program) throws Exception {
        assumeTrue(isInstalled(program), program + " is not installed");
        var shell = new Shell(work, CoopProgram.installedIn(work.resolve("bin")));
        shell.set("COOP_SANDBOX", work.resolve("sandbox").toString());
        shell.run("cp " + Path.of("src/test/resources/completion").toAbsolutePath() + "/* $WORK/");
        write(work.resolve("sandbox/pulls/1.json"), """
            {"head": "coop/mean-mug/prod", "base": "main", "title": "mean-mug to prod", "body": "", "reviewers": []}
            """);
        write(work.resolve("acme/platform.yaml"), """
            platform: acme
            registry: ghcr.io/acme
            environments:
              - {name: lab, deploy: auto}
              - {name: live, after: lab}
            teams:
              coffee: {apps: [mean-mug, grinder, "mug-*"]}
            """);
        write(work.resolve("app/coop.yaml"), "app: mean-mug\nport: 8080\nplatform: " + work.resolve("acme") + "\n");
        write(work.resolve("app/jug/coop.yaml"), "app: jug\nplatform: sandbox\n");
        write(work.resolve("app/image.tar"), "");
        var scene = new CompletionScene(shell);
        scene.lines(
                "git init -q . && git init -q $WORK/acme && cd $WORK/acme && git add . && git commit -qm start && cd"
                        + " $WORK/app && coop validate --refresh && rm -rf $WORK/acme");
        return scene;
    }

    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Returns what a command line that succeeds prints. */
    List<String> lines(String command) throws Exception {
        var outcome = shell.run(command);
        assertThat(outcome.status()).as(command + "\n" + outcome.both()).isZero();
        return outcome.out().lines().toList();
    }
}
