package dev.coop.delivery.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.config.Credentials;
import dev.coop.config.Token;
import dev.coop.delivery.Observation;
import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.HealthReport;
import dev.coop.delivery.Observation.Live;
import dev.coop.delivery.Observation.Operation;
import dev.coop.delivery.Observation.Phase;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.delivery.Observation.Sync;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.http.ApiDescription;
import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.http.PlainCaller;
import dev.coop.image.ImageReference.Digest;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform.ArgoCd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgoCdDeliveryTest {
    private static final AppName APP = new AppName("mean-mug");
    private static final String COMMIT = "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2";
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    /** Argo CD's own description, where it lies beside the checkout; -Dargocd.swagger names another place. */
    private static final Path DESCRIPTION =
            Path.of(System.getProperty("argocd.swagger", "../../shared/argocd/swagger.json"));

    private static final String APPLICATION = """
        {
          "metadata": {"name": "mean-mug-dev", "namespace": "argocd", "resourceVersion": "4711"},
          "spec": {
            "project": "coffee-dev",
            "destination": {"name": "in-cluster", "namespace": "mean-mug-dev"},
            "source": {"repoURL": "https://github.com/acme/deployments", "path": "apps/mean-mug/dev/manifests",
                       "targetRevision": "main"}
          },
          "status": {
            "sync": {"status": "Synced", "revision": "%1$s"},
            "health": {"status": "Degraded", "lastTransitionTime": "2026-01-31T12:01:10Z",
                       "message": "Deployment/mean-mug"},
            "operationState": {
              "phase": "Succeeded", "message": "successfully synced (all tasks run)",
              "startedAt": "2026-01-31T12:00:30Z", "finishedAt": "2026-01-31T12:00:40Z", "retryCount": 1,
              "operation": {"sync": {"revision": "%1$s"}, "retry": {"limit": 5}},
              "syncResult": {"revision": "%1$s",
                             "source": {"repoURL": "https://github.com/acme/deployments"}}
            },
            "resources": [
              {"group": "apps", "version": "v1", "kind": "Deployment", "namespace": "mean-mug-dev",
               "name": "mean-mug", "status": "Synced", "health": {"status": "Degraded", "message": "too slow"}}
            ],
            "conditions": [
              {"type": "ComparisonError", "message": "cannot read the repository"},
              {"type": "OrphanedResourceWarning", "message": "1 orphan"}
            ],
            "summary": {"images": ["ghcr.io/acme/mean-mug@%2$s", "docker.io/library/busybox:1"]},
            "reconciledAt": "2026-01-31T12:01:00Z"
          }
        }
        """.formatted(COMMIT, DIGEST);

    private static final String TREE = """
        {
          "nodes": [
            {"version": "v1", "kind": "Pod", "namespace": "mean-mug-dev", "name": "mean-mug-7c9-abc", "uid": "3",
             "parentRefs": [{"group": "apps", "kind": "ReplicaSet", "name": "mean-mug-7c9", "uid": "2"}],
             "info": [{"name": "Status Reason", "value": "CrashLoopBackOff"},
                      {"name": "Containers", "value": "0/1"}, {"name": "Restart Count", "value": "4"}],
             "health": {"status": "Degraded"}},
            {"group": "apps", "version": "v1", "kind": "ReplicaSet", "namespace": "mean-mug-dev",
             "name": "mean-mug-7c9", "uid": "2", "health": {"status": "Progressing"},
             "parentRefs": [{"group": "apps", "kind": "Deployment", "name": "mean-mug", "uid": "1"}]},
            {"version": "v1", "kind": "Service", "namespace": "mean-mug-dev", "name": "mean-mug", "uid": "4",
             "health": {"status": "Healthy"}},
            {"group": "apps", "version": "v1", "kind": "Deployment", "namespace": "mean-mug-dev",
             "name": "mean-mug", "uid": "1",
             "health": {"status": "Degraded", "message": "exceeded its progress deadline"}}
          ]
        }
        """;

    private static final String DENIED =
            "{\"error\": \"permission denied\", \"code\": 7, \"message\": \"permission denied\"}";

    private static Function<Request, Reply> answers(String application) {
        return request -> Reply.json(200, request.path().endsWith("/resource-tree") ? TREE : application);
    }

    private static ArgoCdDelivery delivery(String url) {
        return new ArgoCdDelivery(PlainCaller.make(), onlyFor(url));
    }

    private static Credentials onlyFor(String url) {
        return new Credentials() {
            @Override
            public Optional<Login> forGit(String other) {
                return Optional.empty();
            }

            @Override
            public Optional<Token> forArgoCd(String other) {
                return other.equals(url) ? Optional.of(new Token("jwt-s3cret")) : Optional.empty();
            }
        };
    }

    private static Environment environment(String url) {
        return new Environment(
                new EnvironmentName("dev"),
                "in-cluster",
                "{app}-dev",
                Optional.empty(),
                Environment.DeployMode.AUTO,
                List.of(),
                List.of(),
                false,
                List.of(),
                Optional.empty(),
                Optional.of(new ArgoCd(url, "{app}-{environment}")));
    }

    private static Observation observe(LoopbackServer server) {
        var url = server.address("").toString();
        return delivery(url).observe(APP, environment(url));
    }

    private static Live live(String application) {
        try (var server = new LoopbackServer(answers(application))) {
            return (Live) observe(server);
        }
    }

    @Test
    void readsAnApplication() {
        try (var server = new LoopbackServer(answers(APPLICATION))) {
            assertThat(observe(server))
                    .isEqualTo(new Live(
                            Optional.of(COMMIT),
                            Sync.SYNCED,
                            new HealthReport(
                                    Health.DEGRADED,
                                    Optional.of(Instant.parse("2026-01-31T12:01:10Z")),
                                    "Deployment/mean-mug"),
                            Optional.of(new Operation(
                                    Phase.SUCCEEDED,
                                    Optional.of(COMMIT),
                                    "successfully synced (all tasks run)",
                                    Optional.of(Instant.parse("2026-01-31T12:00:30Z")),
                                    Optional.of(Instant.parse("2026-01-31T12:00:40Z")),
                                    true)),
                            List.of(new Digest(DIGEST)),
                            Optional.of(Instant.parse("2026-01-31T12:01:00Z")),
                            List.of("ComparisonError: cannot read the repository"),
                            List.of(
                                    new ResourceNode(
                                            "Deployment",
                                            "mean-mug",
                                            Optional.of(Health.DEGRADED),
                                            "exceeded its progress deadline",
                                            List.of(new ResourceNode(
                                                    "ReplicaSet",
                                                    "mean-mug-7c9",
                                                    Optional.of(Health.PROGRESSING),
                                                    "",
                                                    List.of(new ResourceNode(
                                                            "Pod",
                                                            "mean-mug-7c9-abc",
                                                            Optional.of(Health.DEGRADED),
                                                            "CrashLoopBackOff, restarted 4 times",
                                                            List.of()))))),
                                    new ResourceNode(
                                            "Service", "mean-mug", Optional.of(Health.HEALTHY), "", List.of())),
                            Optional.of(
                                    server.address("/applications/mean-mug-dev").toString())));
            assertThat(server.requests())
                    .extracting(Request::target)
                    .containsExactly(
                            "/api/v1/applications/mean-mug-dev", "/api/v1/applications/mean-mug-dev/resource-tree");
            assertThat(server.requests())
                    .allSatisfy(request ->
                            assertThat(request.header("authorization")).contains("Bearer jwt-s3cret"));
        }
    }

    @Test
    void asksAndIsAnsweredAsArgoCdDescribesIt() {
        assumeTrue(Files.exists(DESCRIPTION), "Argo CD's description is not there: " + DESCRIPTION);
        var description = ApiDescription.read(DESCRIPTION);

        for (var target :
                List.of("/api/v1/applications/mean-mug-dev", "/api/v1/applications/mean-mug-dev/resource-tree")) {
            var request = new Request("GET", target, Map.of(), "");
            assertThat(description.problems(request, answers(APPLICATION).apply(request)))
                    .isEmpty();
            assertThat(description.problems(request, Reply.json(403, DENIED))).isEmpty();
        }
        var broken = APPLICATION.replace("\"Degraded\"", "1");
        var request = new Request("GET", "/api/v1/applications/mean-mug-dev?refreshed=yes", Map.of(), "");
        assertThat(description.problems(request, Reply.json(200, broken))).hasSizeGreaterThan(1);
    }

    @Test
    void readsAnApplicationOfWhichLittleIsKnown() {
        var live = live("{\"metadata\": {\"name\": \"mean-mug-dev\"}, \"spec\": {}, \"status\": {}}");

        assertThat(live.revision()).isEmpty();
        assertThat(live.sync()).isEqualTo(Sync.UNKNOWN);
        assertThat(live.health()).isEqualTo(new HealthReport(Health.UNKNOWN, Optional.empty(), ""));
        assertThat(live.operation()).isEmpty();
        assertThat(live.images()).isEmpty();
        assertThat(live.errors()).isEmpty();
    }

    @Test
    void takesTheRevisionOfTheSourceThatIsTheReleases() {
        var live = live("""
            {"spec": {"sources": [
               {"repoURL": "https://charts.example", "chart": "redis", "targetRevision": "1.2.3"},
               {"repoURL": "https://github.com/acme/deployments", "path": "./apps/mean-mug/dev/manifests"},
               {"repoURL": "https://github.com/acme/deployments", "path": "apps/mean-mug/dev-eu/manifests"}]},
             "status": {"sync": {"status": "OutOfSync", "revisions": ["1.2.3", "%s", "other"]}}}
            """.formatted(COMMIT));

        assertThat(live.revision()).contains(COMMIT);
        assertThat(live.sync()).isEqualTo(Sync.OUT_OF_SYNC);
    }

    @Test
    void tellsARequestedSyncFromTheLastOne() {
        var live = live("""
            {"operation": {"sync": {"revision": "%s"}},
             "status": {"operationState": {"phase": "Failed", "message": "old news"}}}
            """.formatted(COMMIT));

        assertThat(live.operation()).hasValueSatisfying(operation -> {
            assertThat(operation.phase()).isEqualTo(Phase.RUNNING);
            assertThat(operation.revision()).contains(COMMIT);
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "5, 5, false", "5, 4, true", "-1, 99, true"})
    void knowsWhetherASyncIsTriedAgain(int limit, int retried, boolean left) {
        var live = live("""
            {"status": {"operationState": {"phase": "Failed", "retryCount": %d,
                                           "operation": {"retry": {"limit": %d}}}}}
            """.formatted(retried, limit));

        assertThat(live.operation())
                .hasValueSatisfying(each -> assertThat(each.retriesLeft()).isEqualTo(left));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"403 | {}", "200 | <html>", "200 | []", "502 | bad"})
    void showsWhatTheApplicationManagesWhereTheTreeCannotBeHad(int status, String body) {
        try (var server = new LoopbackServer(request ->
                request.path().endsWith("/resource-tree") ? Reply.json(status, body) : Reply.json(200, APPLICATION))) {
            assertThat(observe(server))
                    .isInstanceOfSatisfying(
                            Live.class,
                            live -> assertThat(live.resources())
                                    .containsExactly(new ResourceNode(
                                            "Deployment",
                                            "mean-mug",
                                            Optional.of(Health.DEGRADED),
                                            "too slow",
                                            List.of())));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void tellsAnApplicationThatMayBeHiddenFromOneThatIsNotThere(int status) {
        try (var server = new LoopbackServer(_ -> Reply.json(status, DENIED))) {
            assertThat(observe(server))
                    .isInstanceOf(status == 403 ? Observation.Hidden.class : Observation.NotFound.class)
                    .satisfies(seen -> assertIs(
                            seen instanceof Observation.Hidden hidden
                                    ? hidden.why()
                                    : ((Observation.NotFound) seen).why(),
                            "application-not-visible",
                            "application `mean-mug-dev` does not exist or you may not see it"));
        }
    }

    @Test
    void saysThatTheTokenIsNotTaken() {
        try (var server = new LoopbackServer(_ -> Reply.json(401, "{\"message\": \"invalid session\"}"))) {
            assertThat(observe(server))
                    .isInstanceOfSatisfying(
                            Observation.NotAllowed.class,
                            found -> assertIs(
                                    found.why(),
                                    "not-authenticated",
                                    "cannot ask Argo CD: it does not take the token"));
        }
    }

    @Test
    void asksNothingWithoutAToken() {
        try (var server = new LoopbackServer(_ -> Reply.json(200, APPLICATION))) {
            var observed = delivery("https://another.example")
                    .observe(APP, environment(server.address("").toString()));

            assertThat(observed)
                    .isInstanceOfSatisfying(
                            Observation.NotAllowed.class,
                            found -> assertIs(
                                    found.why(), "not-authenticated", "cannot ask Argo CD: there is no token for it"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"500, '{}'", "200, '<html>Sign in</html>'", "200, '[]'", "404, '<html>nginx</html>'"})
    void saysThatItIsNotAnsweredAsByArgoCd(int status, String body) {
        try (var server = new LoopbackServer(_ -> Reply.of(status, body))) {
            var observed = observe(server);

            assertThat(observed)
                    .isInstanceOfSatisfying(
                            Observation.Unreachable.class,
                            found -> assertThat(found.why().code()).isEqualTo("unexpected-answer"));
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        String url;
        try (var server = new LoopbackServer(_ -> Reply.json(200, APPLICATION))) {
            url = server.address("").toString();
        }

        assertThat(delivery(url).observe(APP, environment(url)))
                .isInstanceOfSatisfying(
                        Observation.Unreachable.class,
                        found -> assertThat(found.why().code()).isEqualTo("no-answer"));
    }

    @Test
    void observesNothingWhereThePlatformNamesNoArgoCd() {
        var bare = environment("https://argocd.example");
        var none = new Environment(
                bare.name(),
                bare.cluster(),
                bare.namespacePattern(),
                bare.domainPattern(),
                bare.deploy(),
                bare.after(),
                bare.reviewers(),
                bare.requiresHealthy(),
                bare.freeze(),
                bare.pullSecret(),
                Optional.empty());

        assertThat(delivery("https://argocd.example").observe(APP, none)).isEqualTo(new Observation.NotConfigured());
    }

    private static void assertIs(Diagnostic why, String code, String message) {
        assertThat(why.code()).isEqualTo(code);
        assertThat(why.message()).isEqualTo(message);
        assertThat(why.location()).contains(new Location.OnRemote("Argo CD", "GET /api/v1/applications/mean-mug-dev"));
        assertThat(why.hint()).isPresent();
    }
}
