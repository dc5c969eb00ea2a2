package dev.coop.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.coop.config.Credentials;
import dev.coop.config.Credentials.Login;
import dev.coop.config.ForgeKind;
import dev.coop.config.OneLogin;
import dev.coop.config.Token;
import dev.coop.doctor.Finding.State;
import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.http.PlainCaller;
import dev.coop.source.RepositoryAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What doctor says of a token, given answers as Gitea 1.27.3, GitHub and GitLab give them. */
class ForgeCheckTest {
    private static final String LACKS =
            "{\"message\":\"token does not have at least one of required scope(s), required=[%s], token scope=%s\"}";

    private final Map<String, Reply> answers = new TreeMap<>();
    private final LoopbackServer server = new LoopbackServer(this::answer);

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply answer(Request request) {
        return answers.getOrDefault(
                request.method() + " " + request.target(), Reply.json(404, "{\"message\":\"not found\"}"));
    }

    private List<Finding> examine(ForgeKind kind) {
        var api = server.address(kind.apiPath()).toString();
        return examine(kind, api, new OneLogin(api, new Login("coop", new Token("s3cret"), "GITEA_TOKEN")));
    }

    private static List<Finding> examine(ForgeKind kind, String api, Credentials credentials) {
        return new ForgeCheck(
                        PlainCaller.make(),
                        credentials,
                        kind,
                        api,
                        RepositoryAddress.parse("ssh://git@127.0.0.1:3322/acme/deployments.git"),
                        Optional.of("main"))
                .examine();
    }

    private void repository(String path, String members) {
        answers.put("GET " + path, Reply.json(200, "{" + members + "}"));
    }

    /** A 404 says that the scope is there and the thing, number 0, is not. */
    @ParameterizedTest
    @CsvSource({
        "'write:issue,write:repository', FINE,        may write to `acme/deployments`",
        "'write:repository',             NOT_ALLOWED, the token lacks `write:issue` to label",
        "'read:repository',              NOT_ALLOWED, 'lacks `write:repository`, `write:issue`'",
    })
    void provesWhatATokenOfGiteaMay(String held, State state, String words) {
        repository(
                "/api/v1/repos/acme/deployments",
                "\"full_name\":\"acme/deployments\",\"permissions\":{\"push\":true},\"archived\":false");
        if (!held.contains("write:repository")) {
            answers.put(
                    "DELETE /api/v1/repos/acme/deployments/pulls/0/merge",
                    Reply.json(403, LACKS.formatted("write:repository", held)));
        }
        if (!held.contains("write:issue")) {
            answers.put(
                    "POST /api/v1/repos/acme/deployments/issues/0/labels",
                    Reply.json(403, LACKS.formatted("write:issue", held)));
        }

        var found = examine(ForgeKind.GITEA).getFirst();

        assertThat(found.state()).isEqualTo(state);
        assertThat(found.message()).contains(words);
        if (state == State.NOT_ALLOWED) {
            assertThat(found.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains(ForgeKind.GITEA.requiredScopes()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'repo, gist',  FINE,        may write to",
        "'gist',        NOT_ALLOWED, lacks `repo`",
        "'-',           FINE,        whether the token may is only told by a deploy"
    })
    void saysNoMoreThanGitHubTells(String held, State state, String words) {
        var headers = held.equals("-") ? Map.<String, String>of() : Map.of("X-OAuth-Scopes", held);
        answers.put(
                "GET /api/v3/repos/acme/deployments",
                new Reply(
                        200,
                        headers,
                        "{\"full_name\":\"acme/deployments\",\"private\":true,\"permissions\":{\"push\":true}}"));

        var found = examine(ForgeKind.GITHUB).getFirst();

        assertThat(found.state()).isEqualTo(state);
        assertThat(found.message()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"api, FINE, may write to", "read_api, NOT_ALLOWED, lacks `api`"})
    void readsWhatATokenOfGitLabMay(String held, State state, String words) {
        repository(
                "/api/v4/projects/acme%2Fdeployments",
                "\"path_with_namespace\":\"acme/deployments\",\"permissions\":{\"project_access\":{\"access_level\":40},"
                    + "\"group_access\":null}");
        repository("/api/v4/personal_access_tokens/self", "\"scopes\":[\"" + held + "\"]");

        var found = examine(ForgeKind.GITLAB).getFirst();

        assertThat(found.state()).isEqualTo(state);
        assertThat(found.message()).contains(words);
    }

    @Test
    void saysWhatKeepsPullRequestsFromBeingOpened() {
        repository(
                "/api/v1/repos/acme/deployments",
                "\"full_name\":\"acme/gitops\",\"permissions\":{\"push\":true},\"archived\":true,"
                        + "\"has_pull_requests\":false");

        assertThat(examine(ForgeKind.GITEA))
                .extracting(Finding::state, Finding::message)
                .contains(
                        tuple(State.NOT_ALLOWED, "`acme/gitops` is archived: nobody can push to it"),
                        tuple(State.NOT_ALLOWED, "pull requests are switched off in `acme/gitops`"),
                        tuple(State.WARNING, "`acme/deployments` is called `acme/gitops` today"));
    }

    /** The repository is reached by SSH, on another port. */
    @Test
    void sendsPeopleToTheHostOfTheApi() {
        var none = new OneLogin("https://nobody.example", new Login("", new Token("x"), ""));

        assertThat(examine(ForgeKind.GITEA, "http://127.0.0.1:3300/api/v1", none))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.message()).contains("Gitea at 127.0.0.1:3300");
                    assertThat(found.hint()).contains("run `coop login gitea --host 127.0.0.1:3300`");
                });
    }

    /** The address of Git tells no other than the usual place, which need not be right. */
    @Test
    void namesTheSettingWhereTheApiIsOnlyGuessed() {
        var none = new OneLogin("https://nobody.example", new Login("", new Token("x"), ""));

        assertThat(examine(ForgeKind.GITEA, "http://127.0.0.1:3322/api/v1", none))
                .singleElement()
                .satisfies(found -> assertThat(found.hint().orElseThrow()).doesNotContain("platform.yaml"));
        assertThat(examine(ForgeKind.GITEA, "http://127.0.0.1/api/v1", none))
                .singleElement()
                .satisfies(found -> assertThat(found.hint().orElseThrow())
                        .contains("have platform.yaml name it first: `forge: {kind: gitea, api: ADDRESS}`"));
    }

    @Test
    void claimsNoRightInAnArchive() {
        repository(
                "/api/v1/repos/acme/deployments",
                "\"full_name\":\"acme/deployments\",\"permissions\":{\"push\":true},\"archived\":true");

        assertThat(examine(ForgeKind.GITEA))
                .extracting(Finding::message)
                .contains("`acme/deployments` is archived: nobody can push to it")
                .noneMatch(message -> message.contains("may write"));
    }
}
