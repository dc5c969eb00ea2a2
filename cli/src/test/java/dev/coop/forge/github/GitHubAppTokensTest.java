package dev.coop.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.AppTokens.App;
import dev.coop.config.Token;
import dev.coop.diagnostic.Failure;
import dev.coop.http.ApiDescription;
import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.http.Network;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GitHubAppTokensTest {
    private static final Path DESCRIPTION =
            Path.of("target/github/node_modules/@octokit/openapi/generated/api.github.com.json");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final KeyPair KEYS = keys();

    private final List<String> trace = new ArrayList<>();
    private final List<String> described = new ArrayList<>();
    private Map<String, String> granted =
            Map.of("contents", "write", "pull_requests", "write", "metadata", "read", "issues", "write");
    private Optional<Reply> refusal = Optional.empty();
    private final LoopbackServer server = new LoopbackServer(this::answer);
    private final GitHubAppTokens tokens = new GitHubAppTokens(
            () -> new RemoteCaller(
                    "1.0.0",
                    Network.of(Map.of()),
                    InstantSource.fixed(NOW),
                    RandomGenerator.getDefault(),
                    _ -> {},
                    trace::add),
            InstantSource.fixed(NOW));

    @AfterEach
    void stop() {
        server.close();
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    private static String pkcs8() {
        return pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
    }

    /** The key that PKCS #8 wraps begins after its header of 26 bytes, for a key of this size. */
    private static String pkcs1() {
        var der = KEYS.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, 26, der.length));
    }

    private static App app(String key, Optional<String> installation) {
        return new App("4711", new Token(key), installation);
    }

    private Token exchange(App app) {
        return tokens.exchange(app, server.address("").toString(), "acme/deployments");
    }

    private Reply answer(Request request) {
        var reply = refusal.orElseGet(() -> reply(request));
        if (Files.exists(DESCRIPTION)) {
            described.addAll(ApiDescription.read(DESCRIPTION).problems(request, reply));
        }
        return reply;
    }

    private Reply reply(Request request) {
        return switch (request.path()) {
            case "/repos/acme/deployments/installation", "/app/installations/99" -> Reply.json(200, installation());
            case "/app/installations/99/access_tokens" ->
                Reply.json(201, "{\"token\": \"ghs_s3cret\", \"expires_at\": \"2026-01-31T13:00:00Z\"}");
            default -> Reply.json(404, "{\"message\": \"Not Found\"}");
        };
    }

    private String installation() {
        var permissions = JsonObject.empty();
        for (var each : granted.entrySet()) {
            permissions = permissions.with(each.getKey(), each.getValue());
        }
        return """
            {"id": 99, "account": null, "repository_selection": "selected", "access_tokens_url": "https://x/t",
             "repositories_url": "https://x/r", "html_url": "https://x", "app_id": 4711, "target_id": 1,
             "target_type": "Organization", "events": [], "created_at": "2026-01-01T00:00:00Z",
             "updated_at": "2026-01-01T00:00:00Z", "single_file_name": null, "app_slug": "coop",
             "suspended_by": null, "suspended_at": null, "permissions": %s}\
            """.formatted(dev.coop.json.JsonWriter.writeCompact(permissions));
    }

    static Stream<String> forms() {
        return Stream.of(pkcs1(), pkcs8(), "from the vault:\r\n" + pkcs8().replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void exchangesAKeyForATokenOfOneRepository(String key) throws Exception {
        assertThat(exchange(app(key, Optional.empty()))).isEqualTo(new Token("ghs_s3cret"));

        assertThat(server.requests())
                .extracting(Request::method, Request::path)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("GET", "/repos/acme/deployments/installation"),
                        org.assertj.core.groups.Tuple.tuple("POST", "/app/installations/99/access_tokens"));
        var asked = JsonReader.readObject(server.requests().getLast().body());
        assertThat(asked.texts("repositories")).containsExactly("deployments");
        assertThat(asked.object("permissions").orElseThrow().members().keySet())
                .containsExactlyInAnyOrder("contents", "pull_requests", "metadata");
        for (var request : server.requests()) {
            checkSignature(request.header("authorization").orElseThrow());
        }
        assertThat(described).isEmpty();
        assertThat(trace).hasSize(2).allSatisfy(line -> assertThat(line).doesNotContain("s3cret", "eyJ"));
    }

    private static void checkSignature(String header) throws GeneralSecurityException {
        var parts = header.substring("Bearer ".length()).split("\\.", -1);
        assertThat(parts).hasSize(3);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(decoded(parts[0]).text("alg")).contains("RS256");
        var claims = decoded(parts[1]);
        assertThat(claims.text("iss")).contains("4711");
        assertThat(claims.number("iat")).hasValue(NOW.getEpochSecond() - 60);
        assertThat(claims.number("exp").orElseThrow() - claims.number("iat").orElseThrow())
                .as("GitHub takes ten minutes at most")
                .isLessThanOrEqualTo(600);
    }

    private static JsonObject decoded(String part) {
        return JsonReader.readObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    @Test
    void looksNoInstallationUpThatIsNamed() {
        exchange(app(pkcs8(), Optional.of("99")));

        assertThat(server.requests().getFirst().path()).isEqualTo("/app/installations/99");
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_ALLOWED, clock",
        "404, NOT_ALLOWED, install the app",
        "422, NOT_ALLOWED, install the app",
        "500, UNREACHABLE, later"
    })
    void saysWhatARefusalMeans(int status, Failure.Kind kind, String hint) {
        refusal = Optional.of(Reply.json(status, "{\"message\": \"No\"}"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> exchange(app(pkcs8(), Optional.empty())))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(failure.hint().orElseThrow()).contains(hint);
                });
    }

    @Test
    void namesThePermissionThatIsMissing() {
        granted = Map.of("contents", "read", "pull_requests", "write");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> exchange(app(pkcs8(), Optional.empty())))
                .withMessageContaining("`contents`");
    }

    @ParameterizedTest
    @CsvSource({"''", "'no key'", "'-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----'"})
    void takesNothingElseForAKey(String key) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> exchange(app(key, Optional.empty())))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                    assertThat(failure).hasNoCause();
                });
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void isCheckedAgainstGitHubsDescription() {
        Assumptions.assumeTrue(Files.exists(DESCRIPTION), "GitHub's description is not there: " + DESCRIPTION);
        exchange(app(pkcs8(), Optional.empty()));

        assertThat(described).isEmpty();
    }
}
