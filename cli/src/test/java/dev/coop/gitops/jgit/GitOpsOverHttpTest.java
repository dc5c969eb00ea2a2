package dev.coop.gitops.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.GitHttpServer;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitProgram;
import dev.coop.gitops.jgit.Repositories.Known;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitOpsOverHttpTest implements GitOpsRepositoryContract {
    @TempDir
    Path folder;

    private GitHttpServer server;

    @BeforeEach
    void start() {
        server = GitHttpServer.serving(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public GitOpsRepository open() {
        return open(new Known(""));
    }

    private GitOpsRepository open(Known credentials) {
        return Repositories.open(server.url("origin.git"), folder, credentials);
    }

    @Test
    void showsItsCredentials() {
        seed();
        server.demanding("ada", "s3cret");
        var credentials = new Known("s3cret");

        assertThat(open(credentials).tip().list("")).containsExactly("docs", "platform.yaml");
        assertThat(credentials.asked()).containsExactly(server.url("origin"));
        assertThat(credentials.trace()).isNotEmpty().noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void tellsWhatItWaitsForUntilTheAnswerIsThere() {
        seed();
        var known = new Known("");
        var repository = open(known);
        repository.push(Origin.change(repository.tip(), "main", "apps/mug/dev", Map.of("release.yaml", "v: 2\n")));

        var server = "waiting for " + repository.address() + ": ";
        assertThat(known.waits().getFirst()).isEqualTo(server + "fetch the main branch");
        assertThat(known.waits()).contains(server + "push to `main`");
        assertThat(known.waits().stream().filter("done"::equals))
                .hasSize(known.waits().size() / 2);
    }

    @Test
    void takesCredentialsFromTheUrlAndDoesNotShowThem() {
        seed();
        server.demanding("ada", "s3cret");
        var typed = server.url("origin.git").replace("://", "://ada:s3cret@");

        var repository = Repositories.open(typed, folder);

        assertThat(repository.tip().list("")).containsExactly("docs", "platform.yaml");
        assertThat(repository.address().value()).isEqualTo(server.url("origin"));
    }

    @Test
    void saysThatCredentialsAreMissingOrWrong() {
        seed();
        server.demanding("ada", "s3cret");

        assertThatThrownBy(() -> open().tip()).satisfies(thrown -> {
            says(thrown, Failure.Kind.NOT_ALLOWED, "git-not-authenticated");
            assertThat(thrown).hasMessageContaining("coop has none");
        });
        assertThatThrownBy(() -> open(new Known("wr0ng")).tip()).satisfies(thrown -> {
            says(thrown, Failure.Kind.NOT_ALLOWED, "git-not-authenticated");
            assertThat(thrown).hasMessageContaining("the test");
            assertThat(trace(thrown)).doesNotContain("wr0ng");
        });
    }

    @Test
    void saysThatTheServerDoesNotAllowIt() {
        seed();
        server.refusing(403);

        assertThatThrownBy(() -> open().tip())
                .satisfies(thrown -> says(thrown, Failure.Kind.NOT_ALLOWED, "git-not-allowed"));
    }

    @Test
    void saysThatTheServerIsBrokenOrGone() {
        seed();
        server.refusing(503);
        assertThatThrownBy(() -> open().tip()).satisfies(thrown -> {
            says(thrown, Failure.Kind.UNREACHABLE, "git-unreachable");
            assertThat(thrown).hasMessageContaining("status 503");
        });

        var repository = open();
        server.close();
        assertThatThrownBy(repository::tip)
                .satisfies(thrown -> says(thrown, Failure.Kind.UNREACHABLE, "git-unreachable"));
    }

    @Test
    void followsARedirectWithoutItsCredentials() {
        seed();
        try (var front = GitHttpServer.serving(folder)) {
            front.redirecting(server.url());
            var repository = Repositories.open(front.url("origin.git"), folder, new Known("s3cret"));

            assertThat(repository.tip().list("")).containsExactly("docs", "platform.yaml");
            assertThat(front.authorizations()).isNotEmpty();
            assertThat(server.requests()).isNotEmpty();
            assertThat(server.authorizations()).isEmpty();
        }
    }

    @Test
    void fetchesAFileWhenItIsRead() {
        seed();
        var tip = open().tip();
        var before = server.requests().size();

        tip.list("");
        tip.file("platform.yaml");
        assertThat(server.requests()).hasSize(before);
        tip.file("docs/guides/start.md");
        assertThat(server.requests()).hasSizeGreaterThan(before);
        var after = server.requests().size();
        tip.file("docs/guides/start.md");
        assertThat(server.requests()).hasSize(after);
    }

    @Test
    void doesNotFetchTheFilesOfOtherApps() {
        GitProgram.bare(folder.resolve("origin.git"), "main");
        var seed = GitProgram.workTree(folder.resolve("seed"), "main");
        seed.write("platform.yaml", "platform: acme\n");
        for (var app = 0; app < 500; app++) {
            var text = noise(app);
            seed.write("apps/app" + app + "/dev/release.yaml", "app: app" + app + "\n" + text.substring(0, 600))
                    .write("apps/app" + app + "/dev/source/coop.yaml", "app: app" + app + "\n")
                    .write("apps/app" + app + "/dev/manifests/deployment-app" + app + ".yaml", text);
        }
        seed.commit("500 apps");
        seed.run("push", "-q", folder.resolve("origin.git").toString(), "main");

        var filtered = bytesOfADeploy("apps/app7/dev");
        server.withoutFilter();
        var whole = bytesOfADeploy("apps/app8/dev");

        assertThat(filtered).isLessThan(whole / 2);
    }

    private long bytesOfADeploy(String app) {
        var before = server.bytesSent();
        var repository = open();
        var tip = repository.tip();
        tip.file("platform.yaml");
        var files = tip.files(app);
        files.put("release.yaml", new byte[] {'1', '\n'});
        assertThat(repository.push(
                        new Change(tip, "main", Optional.of(tip.commit()), app, files, "deploy\n", Origin.ADA)))
                .isInstanceOf(Landed.class);
        return server.bytesSent() - before;
    }

    // Manifests of different apps differ in names, digests and numbers; the rest is the same in all of them.
    private static String noise(int app) {
        var random = new Random(app);
        var text = new StringBuilder();
        for (var line = 0; line < 40; line++) {
            text.append("      field")
                    .append(line)
                    .append(": ")
                    .append(Long.toHexString(random.nextLong()))
                    .append('\n');
        }
        return text.toString();
    }

    private void seed() {
        GitProgram.bare(folder.resolve("origin.git"), "main");
        var seed = GitProgram.workTree(folder.resolve("seed"), "main");
        seed.write("platform.yaml", "platform: acme\n")
                .write("docs/guides/start.md", "Start here.\n")
                .commit("start");
        seed.run("push", "-q", folder.resolve("origin.git").toString(), "main");
    }

    private void says(Throwable thrown, Failure.Kind kind, String code) {
        assertThat(thrown).isInstanceOfSatisfying(Failure.class, failure -> {
            var diagnostic = failure.diagnostics().getFirst();
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(diagnostic.code()).isEqualTo(code);
            assertThat(diagnostic.hint()).isPresent();
            assertThat(diagnostic.location())
                    .contains(
                            new Location.OnRemote(server.url().substring("http://".length()), "fetch the main branch"));
        });
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
