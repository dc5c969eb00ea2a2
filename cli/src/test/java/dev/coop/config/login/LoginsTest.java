package dev.coop.config.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.config.HostName;
import dev.coop.config.Machine;
import dev.coop.config.SystemCredentials;
import dev.coop.config.Token;
import dev.coop.diagnostic.Failure;
import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.http.Network;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonReader;
import dev.coop.process.SystemPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoginsTest {
    private static final Token TOKEN = new Token("t0ken-s3cret");

    @TempDir
    Path home;

    private final List<String> trace = new ArrayList<>();
    private String push = "true";
    private final LoopbackServer server = new LoopbackServer(this::answer);

    @AfterEach
    void stop() {
        server.close();
    }

    /** Answers as GitHub, GitLab, Gitea, a registry with a token server, and Argo CD. */
    private Reply answer(Request request) {
        var shown = request.header("authorization").orElse("");
        var good = shown.endsWith(TOKEN.secret())
                || shown.equals("Basic "
                        + Base64.getEncoder()
                                .encodeToString(("ada:" + TOKEN.secret()).getBytes(StandardCharsets.UTF_8)));
        return switch (request.path()) {
            case "/v2/" ->
                new Reply(
                        401,
                        Map.of(
                                "WWW-Authenticate",
                                "Bearer realm=\"" + server.address("/token") + "\",service=\"acme\""),
                        "");
            case "/api/v1/session/userinfo" ->
                Reply.json(200, good ? "{\"loggedIn\": true, \"username\": \"ada\"}" : "{}");
            default -> good ? known(request) : Reply.json(401, "{\"message\": \"Bad credentials\"}");
        };
    }

    private Reply known(Request request) {
        return switch (request.path()) {
            case "/api/v4/personal_access_tokens/self" -> Reply.json(200, "{\"scopes\": [\"api\"]}");
            case "/api/v3/rate_limit", "/api/v1/user", "/token" -> Reply.json(200, "{}");
            case "/api/v3/repos/acme/deployments", "/api/v1/repos/acme/deployments" ->
                Reply.json(200, "{\"permissions\": {\"push\": " + push + "}}");
            case "/api/v4/projects/acme/deployments" ->
                Reply.json(
                        200,
                        "{\"permissions\": {\"project_access\": null, \"group_access\": {\"access_level\": "
                                + (push.equals("true") ? 30 : 20) + "}}}");
            default -> Reply.json(404, "{\"message\": \"Not Found\"}");
        };
    }

    private Machine machine() {
        return new Machine(Map.of(), home, home, new SystemPrograms());
    }

    private HostName host() {
        return HostName.ofAddress(server.address("/").toString()).orElseThrow();
    }

    private Logins logins(String repository) {
        var caller = new RemoteCaller(
                "1.0.0",
                Network.of(Map.of()),
                InstantSource.system(),
                RandomGenerator.getDefault(),
                _ -> {},
                trace::add);
        return new Logins(
                machine(), caller, Optional.of(server.address("/" + repository).toString()));
    }

    private LoginPlace place(LoginPlace.Kind system) {
        return new LoginPlace(system, host());
    }

    private Logins.Kept keep(LoginPlace.Kind system) {
        return logins("acme/deployments.git").keep(place(system), Optional.of("ada"), TOKEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = LoginPlace.Kind.class,
            names = {"GITHUB", "GITLAB", "GITEA"})
    void keepsATokenThatTheForgeTakes(LoginPlace.Kind system) {
        assertThat(keep(system).warning()).isEmpty();
        assertThat(keep(system).warning()).as("safe to repeat").isEmpty();

        var credentials =
                new SystemCredentials(machine(), SystemCredentials.ForPlatform.NONE, (_, _, _) -> new Token("none"));
        assertThat(credentials.forGit(server.address("/a/b").toString()))
                .hasValueSatisfying(login -> assertThat(login.token()).isEqualTo(TOKEN));
        assertThat(server.requests())
                .as("the token of an app may not ask who it is")
                .noneMatch(request -> request.path().equals("/api/v3/user"));
        assertThat(trace).allSatisfy(line -> assertThat(line).doesNotContain("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, acme/deployments, may not write",
        "GITLAB, acme/deployments, may not write",
        "GITEA, acme/deployments, may not write",
        "GITHUB, acme/other, cannot see",
        "GITLAB, acme/other, cannot see"
    })
    void warnsOfATokenThatDoesNotReachThePlatform(LoginPlace.Kind system, String repository, String warning) {
        push = "false";

        assertThat(logins(repository)
                        .keep(place(system), Optional.empty(), TOKEN)
                        .warning())
                .hasValueSatisfying(said -> assertThat(said).contains(warning).contains(repository));
    }

    @ParameterizedTest
    @EnumSource(LoginPlace.Kind.class)
    void keepsNothingThatIsNotTaken(LoginPlace.Kind system) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> logins("a/b").keep(place(system), Optional.of("ada"), new Token("wr0ng")))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                    assertThat(failure.diagnostics().toString()).doesNotContain("wr0ng");
                });
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void keepsARegistrysLoginWhereDockerKeepsIt() throws IOException {
        var file = home.resolve(".docker/config.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"psFormat\": \"x\", \"auths\": {\"ghcr.io\": {\"auth\": \"eA==\"}}}");

        assertThat(keep(LoginPlace.Kind.REGISTRY).place()).isEqualTo(file.toString());

        var config = JsonReader.readObject(Files.readString(file));
        assertThat(config.text("psFormat")).contains("x");
        assertThat(config.text("auths", "ghcr.io", "auth")).contains("eA==");
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(config.text("auths", host().value(), "auth")
                                        .orElseThrow()),
                        StandardCharsets.UTF_8))
                .isEqualTo("ada:" + TOKEN.secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(logins("a/b").forget(place(LoginPlace.Kind.REGISTRY)).any()).isTrue();
        assertThat(Files.readString(file)).doesNotContain(host().value()).contains("ghcr.io");
    }

    @Test
    void forgetsWhatWasKeptAndNothingElse() {
        keep(LoginPlace.Kind.GITEA);
        keep(LoginPlace.Kind.ARGOCD);

        assertThat(logins("a/b").forget(place(LoginPlace.Kind.GITEA))).isEqualTo(new Logins.Forgotten(true, List.of()));
        assertThat(logins("a/b").forget(place(LoginPlace.Kind.GITEA)).any()).isFalse();
        assertThat(logins("a/b").forget(place(LoginPlace.Kind.ARGOCD)).any()).isTrue();
    }
}
