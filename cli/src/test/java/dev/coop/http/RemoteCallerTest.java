package dev.coop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.process.ServerProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCallerTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    @TempDir
    Path folder;

    private RemoteCaller caller(Map<String, String> environment) {
        return new RemoteCaller(
                "1.2.3", Network.of(environment), InstantSource.fixed(NOON), new Random(1), pauses::add, trace::add);
    }

    private static Call get(URI address) {
        return Call.of("the server", "GET", address);
    }

    private static Function<Request, Reply> inOrder(Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        return _ -> left.size() > 1 ? left.removeFirst() : left.getFirst();
    }

    @Test
    void sendsWhatTheCallSaysAndItsOwnName() {
        try (var server = new LoopbackServer(_ -> Reply.of(201, "møde"))) {
            var answer = caller(Map.of())
                    .send(Call.of("the server", "POST", server.address("/things?a=b"))
                            .header("Accept", "text/plain")
                            .json("{\"ø\": 1}"));

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("møde");
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.method() + " " + request.target()).isEqualTo("POST /things?a=b");
                assertThat(request.body()).isEqualTo("{\"ø\": 1}");
                assertThat(request.header("accept")).contains("text/plain");
                assertThat(request.header("content-type")).contains("application/json");
                assertThat(request.header("user-agent")).contains("coop/1.2.3");
            });
        }
    }

    @Test
    void tellsWhatItWaitsForUntilTheAnswerIsThere() {
        var told = new ArrayList<String>();
        try (var server = new LoopbackServer(inOrder(Reply.of(503, ""), Reply.of(200, "ok")))) {
            caller(Map.of())
                    .telling(what -> {
                        told.add(what);
                        return () -> told.add("done after " + pauses.size() + " pause");
                    })
                    .send(get(server.address("/things?a=b")));
        }

        assertThat(told).containsExactly("waiting for the server: GET /things", "done after 1 pause");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void triesAgainWhenTheServerSaysToComeBack(int status) {
        try (var server =
                new LoopbackServer(inOrder(Reply.of(status, ""), Reply.of(status, ""), Reply.of(200, "ok")))) {
            assertThat(caller(Map.of()).send(get(server.address("/"))).body()).isEqualTo("ok");
        }

        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void givesUpAfterFourTries() {
        try (var server = new LoopbackServer(_ -> Reply.of(503, "still closed"))) {
            assertThat(caller(Map.of()).send(get(server.address("/"))).body()).isEqualTo("still closed");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        var seconds = new Reply(429, Map.of("Retry-After", "7"), "");
        var date = new Reply(503, Map.of("Retry-After", "Sat, 31 Jan 2026 12:00:09 GMT"), "");
        try (var server = new LoopbackServer(inOrder(seconds, date, Reply.of(200, "ok")))) {
            caller(Map.of()).send(get(server.address("/")));
        }

        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @Test
    void doesNotWaitForMoreThanAMinute() {
        try (var server = new LoopbackServer(_ -> new Reply(429, Map.of("Retry-After", "3600"), ""))) {
            assertThat(caller(Map.of()).send(get(server.address("/"))).status()).isEqualTo(429);
        }

        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void neverRepeatsWhatMayHaveWorked(String method) {
        try (var server = new LoopbackServer(_ -> Reply.of(503, ""))) {
            caller(Map.of())
                    .send(Call.of("the server", method, server.address("/")).json("{}"));

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void triesAgainWhenNobodyListensAndThenSaysWhere() throws IOException {
        var port = ServerProgram.freePort();

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(
                        () -> caller(Map.of()).send(get(URI.create("http://127.0.0.1:" + port + "/a?token=s3cret"))))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
                    assertThat(failure.diagnostics().getFirst().code()).isEqualTo("no-answer");
                    assertThat(failure).hasMessage("no answer from `127.0.0.1:" + port + "`: cannot connect");
                    assertThat(failure.diagnostics().getFirst().location())
                            .contains(new Location.OnRemote("the server", "GET /a"));
                });
        assertThat(pauses).hasSize(3);
        assertThat(trace).hasSize(4).allSatisfy(line -> assertThat(line).doesNotContain("s3cret"));
    }

    @Test
    void endsACallWhoseBodyNeverEnds() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    var connection = socket.accept();
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    return;
                }
            });

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> caller(Map.of())
                            .send(get(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"))
                                    .within(Duration.ofSeconds(5))))
                    .withMessageContaining("no complete answer");
        }
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https:foo", "https:///foo", "http://", "ftp://example.org/"})
    void followsNoRedirectThatLeadsNowhere(String location) {
        try (var server = new LoopbackServer(_ -> Reply.to(302, location))) {
            assertThat(caller(Map.of()).send(get(server.address("/"))).status()).isEqualTo(302);
        }
    }

    @Test
    void keepsCredentialsOnARedirectOfTheSameHost() {
        try (var server = new LoopbackServer(
                request -> request.target().equals("/old") ? Reply.to(301, "/new") : Reply.of(200, "ok"))) {
            caller(Map.of()).send(get(server.address("/old")).header("Authorization", "Bearer s3cret"));

            assertThat(server.requests().getLast().target()).isEqualTo("/new");
            assertThat(server.requests().getLast().header("authorization")).contains("Bearer s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 308})
    void aChangeFollowsToItsNewPlaceOnTheSameHost(int status) {
        try (var server = new LoopbackServer(
                request -> request.target().equals("/old") ? Reply.to(status, "/new") : Reply.of(200, "ok"))) {
            var answer = caller(Map.of())
                    .send(Call.of("GitHub", "POST", server.address("/old"))
                            .header("Authorization", "s3cret")
                            .json("{\"a\":1}"));

            assertThat(answer.moved()).contains(server.address("/new"));
            assertThat(server.requests().getLast().method()).isEqualTo("POST");
            assertThat(server.requests().getLast().body()).isEqualTo("{\"a\":1}");
            assertThat(server.requests().getLast().header("authorization")).contains("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aChangeGoesToNoOtherHost(int status) {
        try (var other = new LoopbackServer(_ -> Reply.of(200, "ok"));
                var server = new LoopbackServer(
                        _ -> Reply.to(status, other.address("/elsewhere").toString()))) {
            assertThat(caller(Map.of())
                            .send(Call.of("GitHub", "POST", server.address("/")).json("{}"))
                            .status())
                    .isEqualTo(status);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void dropsCredentialsOnARedirectToAnotherHost() {
        try (var other = new LoopbackServer(_ -> Reply.of(200, "ok"));
                var server = new LoopbackServer(
                        _ -> Reply.to(302, other.address("/elsewhere").toString()))) {
            var answer = caller(Map.of())
                    .send(get(server.address("/"))
                            .header("Authorization", "Bearer s3cret")
                            .header("PRIVATE-TOKEN", "s3cret")
                            .header("Accept", "text/plain"));

            assertThat(answer.body()).isEqualTo("ok");
            assertThat(other.requests().getFirst().header("authorization")).isEmpty();
            assertThat(other.requests().getFirst().header("private-token")).isEmpty();
            assertThat(other.requests().getFirst().header("accept")).contains("text/plain");
        }
    }

    @Test
    void sendsAChangeNowhereButToItsHost() {
        try (var other = new LoopbackServer(_ -> Reply.of(200, "ok"));
                var server =
                        new LoopbackServer(_ -> Reply.to(307, other.address("/").toString()))) {
            assertThat(caller(Map.of())
                            .send(Call.of("the server", "POST", server.address("/"))
                                    .json("{}"))
                            .status())
                    .isEqualTo(307);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void followsNoCircle() {
        try (var server = new LoopbackServer(_ -> Reply.to(302, "/round"))) {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> caller(Map.of()).send(get(server.address("/"))))
                    .withMessageContaining("redirects without end");
        }
    }

    @Test
    void tracesRequestsWithoutSecrets() {
        try (var server = new LoopbackServer(_ -> Reply.of(200, "ok"))) {
            var address = server.address("/a?page=2&access_token=s3cret&x=y");
            caller(Map.of()).send(get(address).header("Authorization", "Bearer s3cret"));

            assertThat(trace)
                    .containsExactly("GET " + server.address("/a") + "?page=2&access_token=***&x=y 200 in 0 ms");
        }
    }

    @Test
    void goesThroughTheProxyWithItsLogin() {
        try (var proxy = new LoopbackServer(_ -> Reply.of(200, "from the proxy"))) {
            var address = proxy.address("").toString().replace("http://", "http://ann:pa55@");
            var answer = caller(Map.of("HTTP_PROXY", address)).send(get(URI.create("http://forge.example/repos")));

            assertThat(answer.body()).isEqualTo("from the proxy");
            assertThat(proxy.requests().getFirst().target()).isEqualTo("http://forge.example/repos");
            assertThat(proxy.requests().getFirst().header("proxy-authorization"))
                    .contains("Basic YW5uOnBhNTU=");
        }
    }

    @Test
    void saysWhichCertificatesItCannotRead() throws IOException {
        var file = Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nno\n");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> caller(Map.of("SSL_CERT_FILE", file.toString())))
                .satisfies(failure ->
                        assertThat(failure.diagnostics().getFirst().code()).isEqualTo("certificates-unreadable"));
    }
}
