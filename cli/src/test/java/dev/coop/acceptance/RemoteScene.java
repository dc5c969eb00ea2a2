package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.gitops.GitProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A user with an app, and a platform whose GitOps repository is {@code acme/deployments.git} below {@link #served()}.
 */
final class RemoteScene {
    static final String IMAGE = "127.0.0.1:1/acme/hello@sha256:" + "0123456789abcdef".repeat(4);

    private final Path work;
    private final Shell shell;

    private RemoteScene(Path work, Shell shell) {
        this.work = work;
        this.shell = shell;
    }

    /** Lays the scene; the platform has {@code dev}, {@code test} and, after a review, {@code prod}. */
    static RemoteScene in(Path work, String moreOfThePlatform) throws Exception {
        var scene = new RemoteScene(work, new Shell(work, CoopProgram.installedIn(work.resolve("bin"))));
        var repository = GitProgram.bare(scene.served().resolve("acme/deployments.git"), "main");
        var seed = GitProgram.workTree(work.resolve("seed"), "main").write("platform.yaml", """
            platform: acme
            registry: 127.0.0.1:1/acme
            environments:
              - {name: dev,  namespace: "{app}-dev",  deploy: auto}
              - {name: test, namespace: "{app}-test", deploy: auto, after: dev}
              - {name: prod, namespace: "{app}-prod", deploy: review, after: dev}
            """ + moreOfThePlatform);
        seed.commit("Start");
        seed.run("push", "-q", repository.folder().toString(), "HEAD:main");
        scene.works("coop init hello --template static --ci none");
        scene.shell.enter("hello");
        return scene;
    }

    /** Skips a test visibly where a program is missing. */
    static Path installed(String program) {
        var folders = Stream.concat(
                Arrays.stream(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin", "/usr/local/sbin"));
        var found = folders.map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), program + " is not installed");
        return found.orElseThrow();
    }

    Path work() {
        return work;
    }

    /** Returns the folder for a Git server to serve. */
    Path served() {
        return work.resolve("served");
    }

    /** Returns the GitOps repository itself. */
    GitProgram repository() {
        return new GitProgram(served().resolve("acme/deployments.git"));
    }

    RemoteScene set(String name, String value) {
        shell.set(name, value);
        return this;
    }

    /** Runs a command line that must succeed. */
    Shell.Outcome works(String command) throws Exception {
        var outcome = shell.run(command);
        assertThat(outcome.status()).as(command + "\n" + outcome.both()).isZero();
        return outcome;
    }

    /** Starts a program; see {@link Shell#start}. */
    Process starts(String command) throws Exception {
        return shell.start(command);
    }

    /** Runs a command line that must end with a status of its own. */
    Shell.Outcome ends(int status, String command) throws Exception {
        var outcome = shell.run(command);
        assertThat(outcome.status()).as(command + "\n" + outcome.both()).isEqualTo(status);
        return outcome;
    }
}
