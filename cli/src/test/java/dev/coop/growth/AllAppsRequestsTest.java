package dev.coop.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess;
import dev.coop.forge.gitea.GiteaStub;
import dev.coop.gitops.GitHttpServer;
import dev.coop.gitops.GitProgram;
import dev.coop.http.LoopbackServer;
import dev.coop.image.jib.PlayedRegistry;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A deploy of all apps of a repository asks the Git server, the forge and the delivery as often for many apps as for
 * few. A registry is asked for each image that may be a new one, and for nothing else.
 */
class AllAppsRequestsTest {
    private static final int FEW = 2;
    private static final int MANY = 8;

    /** Git's requests and the forge's together where nothing is to be done. */
    private static final int NOTHING_TO_DO = 10;

    private static final Instant START = Instant.parse("2026-02-01T08:00:00Z");

    @TempDir
    Path folder;

    /** What Git servers can leave out of a fetch. */
    enum Server {
        ANY_FILTER,
        COARSE_FILTERS,
        NO_FILTER,
        FIRST_PROTOCOL;

        GitHttpServer serving(Path served) {
            var server = GitHttpServer.serving(served);
            return switch (this) {
                case ANY_FILTER -> server;
                case COARSE_FILTERS -> server.withCoarseFilters();
                case NO_FILTER -> server.withoutFilter();
                case FIRST_PROTOCOL -> server.speakingVersion0();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksAsOftenForManyAppsAsForFew(Server server) throws IOException {
        var few = story(server, FEW);

        assertThat(story(server, MANY)).isEqualTo(few);
        few.forEach((step, asked) -> assertThat(asked.ofAll())
                .as(step)
                .isBetween(1, step.endsWith("again") ? NOTHING_TO_DO : NOTHING_TO_DO + 5));
        assertThat(few)
                .hasEntrySatisfying(
                        "dev again", asked -> assertThat(asked.imagesOfAnApp()).isEqualTo(1));
        assertThat(few)
                .hasEntrySatisfying(
                        "next again", asked -> assertThat(asked.imagesOfAnApp()).isZero());
    }

    /**
     * How often the other systems were asked.
     *
     * @param git the Git server
     * @param forge the forge
     * @param delivery Argo CD
     * @param imagesOfAnApp the registry, for each app
     */
    private record Asked(int git, int forge, int delivery, int imagesOfAnApp) {
        int ofAll() {
            return git + forge + delivery;
        }
    }

    /** Deploys all apps from one environment to the next; returns what each step asked. */
    private Map<String, Asked> story(Server kind, int apps) throws IOException {
        var asked = new LinkedHashMap<String, Asked>();
        try (var scene = new Scene(folder.resolve(kind + "-" + apps), kind, apps)) {
            asked.put("dev", scene.deploys("dev"));
            asked.put("dev again", scene.deploys("dev"));
            asked.put("next", scene.deploys("next"));
            asked.put("next again", scene.deploys("next"));
            asked.put("prod", scene.deploys("prod"));
            asked.put("prod again", scene.deploys("prod"));
            scene.somebodyCommits();
            asked.put("prod after somebody's commit", scene.deploys("prod"));
        }
        return asked;
    }

    /** A repository of so many apps, and a platform whose every system counts what it is asked. */
    private static final class Scene implements AutoCloseable {
        private final int apps;
        private final GitHttpServer git;
        private final GiteaStub gitea = new GiteaStub((_, _) -> {});
        private final LoopbackServer argoCd =
                new LoopbackServer(_ -> LoopbackServer.Reply.json(404, "{\"message\": \"not found\"}"));
        private final PlayedRegistry registry = new PlayedRegistry();
        private final GitProgram platform;
        private final GitProgram seed;
        private final GitProgram source;
        private final InProcess coop;

        Scene(Path at, Server kind, int apps) throws IOException {
            this.apps = apps;
            platform = GitProgram.bare(at.resolve("acme/deployments.git"), "main");
            git = kind.serving(at);
            seed = GitProgram.workTree(at.resolve("seed"), "main");
            seed.write("platform.yaml", platform()).commit("Start");
            push();
            gitea.hasLabel("coop");
            gitea.hasLabel("prod");
            source = GitProgram.workTree(at.resolve("shop"), "main");
            source.run("remote", "add", "origin", "https://git.acme.dev/acme/shop.git");
            for (var number = 0; number < apps; number++) {
                source.write("apps/a%d/coop.yaml".formatted(number), "app: a%d\nport: 8080\n".formatted(number));
            }
            source.commit("Some apps");
            var clock = new SettableClock(START);
            var home = Files.createDirectories(at.resolve("home"));
            coop = new InProcess(variables(home), clock, clock, Duration.ofSeconds(60));
        }

        private String platform() {
            return """
                platform: acme
                registry: %s/acme
                forge: {kind: gitea, api: "%s"}
                argocd: {url: "%s"}
                environments:
                  - {name: dev,  namespace: "{app}-dev",  deploy: auto}
                  - {name: next, namespace: "{app}-next", deploy: auto, after: dev}
                  - {name: prod, namespace: "{app}-prod", deploy: review, after: dev}
                """.formatted(registry.host(), gitea.api(), argoCd.address(""));
        }

        private Map<String, String> variables(Path home) {
            return new TreeMap<>(Map.of(
                    "HOME",
                    home.toString(),
                    "PATH",
                    System.getenv("PATH"),
                    "COOP_PLATFORM",
                    git.url("acme/deployments.git"),
                    "GITEA_SERVER_URL",
                    "http://" + URI.create(gitea.api()).getAuthority(),
                    "GITEA_TOKEN",
                    "s3cret",
                    "ARGOCD_SERVER",
                    argoCd.address("").getAuthority(),
                    "ARGOCD_AUTH_TOKEN",
                    "s3cret",
                    "GIT_CONFIG_NOSYSTEM",
                    "1",
                    "GIT_COMMITTER_NAME",
                    "Ada",
                    "GIT_COMMITTER_EMAIL",
                    "ada@acme.dev"));
        }

        /** Deploys all apps, which must work; returns what was asked for it. */
        Asked deploys(String environment) {
            var before = total();
            var outcome = coop.run(source.folder(), "deploy", environment, "--all");
            assertThat(outcome.status()).as("%s: %s", environment, outcome).isZero();
            var after = total();
            return new Asked(
                    after.git() - before.git(),
                    after.forge() - before.forge(),
                    after.delivery() - before.delivery(),
                    (after.imagesOfAnApp() - before.imagesOfAnApp()) / apps);
        }

        private Asked total() {
            return new Asked(
                    git.requests().size(),
                    gitea.requests().size(),
                    argoCd.requests().size(),
                    registry.requests().size());
        }

        void somebodyCommits() {
            seed.run("pull", "-q", "--rebase", platform.folder().toString(), "main");
            seed.write("README.md", "Hands off\n").commit("Somebody's own");
            push();
        }

        private void push() {
            seed.run("push", "-q", platform.folder().toString(), "HEAD:main");
        }

        @Override
        public void close() throws IOException {
            git.close();
            gitea.close();
            argoCd.close();
            registry.close();
        }
    }
}
