package dev.coop.forge.github;

import dev.coop.config.AppTokens;
import dev.coop.config.Token;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Failure.Kind;
import dev.coop.diagnostic.Location;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonText;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Exchanges the key of a GitHub App for the token of an installation (https://docs.github.com/en/rest/apps). */
public final class GitHubAppTokens implements AppTokens {
    /** What coop does with a token, if the installation has the permission. */
    private static final Map<String, String> WANTED = new TreeMap<>(Map.of(
            "contents", "write",
            "pull_requests", "write",
            "statuses", "write",
            "checks", "read",
            "members", "read",
            "metadata", "read"));

    private static final List<String> NEEDED = List.of("contents", "pull_requests");

    private final Supplier<RemoteCaller> caller;
    private final InstantSource clock;

    /**
     * @param caller sends the requests, made when an app is used
     * @param clock the time that goes into what the key signs
     */
    public GitHubAppTokens(Supplier<RemoteCaller> caller, InstantSource clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public Token exchange(App app, String api, String repository) {
        var jwt = AppJwt.of(app, clock.instant());
        var installation = installation(app, api, repository, jwt);
        var granted = installation.object("permissions").orElse(JsonObject.empty());
        for (var needed : NEEDED) {
            if (granted.text(needed).filter("write"::equals).isEmpty()) {
                throw missing(app, api, repository, needed);
            }
        }
        var body = JsonObject.empty()
                .with("repositories", List.of(new JsonText(repository.replaceFirst(".*/", ""))))
                .with("permissions", permissions(granted));
        var number = installation.number("id").orElseThrow(() -> unexpected(api, "installation"));
        var call = call(api, "POST", "/app/installations/" + number + "/access_tokens", jwt)
                .json(JsonWriter.writeCompact(body));
        return answered(app, repository, call)
                .text("token")
                .map(Token::new)
                .orElseThrow(() -> unexpected(api, "token"));
    }

    private JsonObject installation(App app, String api, String repository, String jwt) {
        var path = app.installation()
                .map(number -> "/app/installations/" + number)
                .orElse("/repos/" + repository + "/installation");
        return answered(app, repository, call(api, "GET", path, jwt));
    }

    private static JsonObject permissions(JsonObject granted) {
        var asked = JsonObject.empty();
        for (var wanted : WANTED.entrySet()) {
            var level = granted.text(wanted.getKey())
                    .map(has -> has.equals("write") || has.equals("admin") ? wanted.getValue() : "read");
            if (level.isPresent()) {
                asked = asked.with(wanted.getKey(), level.orElseThrow());
            }
        }
        return asked;
    }

    private static Call call(String api, String method, String path, String jwt) {
        return Call.of(GitHubForge.NAME, method, URI.create(api + path))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("Authorization", "Bearer " + jwt);
    }

    private JsonObject answered(App app, String repository, Call call) {
        var answer = caller.get().send(call);
        if (!answer.worked()) {
            throw refused(app, repository, call, answer);
        }
        try {
            return JsonReader.readObject(answer.body());
        } catch (JsonSyntaxException noJson) {
            throw unexpected(call.address().toString(), "answer");
        }
    }

    private static Failure refused(App app, String repository, Call call, Answer answer) {
        return switch (answer.status()) {
            case 401 ->
                failure(
                        call,
                        Kind.NOT_ALLOWED,
                        "app-not-known",
                        "GitHub does not take the key of GitHub App `" + app.id() + "`" + said(answer),
                        "check that `COOP_GITHUB_APP_ID` and the key belong to one app, that the key was not"
                                + " deleted, and that this machine's clock is right");
            case 403, 404, 422 ->
                failure(
                        call,
                        Kind.NOT_ALLOWED,
                        "app-not-installed",
                        "GitHub App `" + app.id() + "` does not reach `" + repository + "`" + said(answer),
                        "ask an owner of `" + repository.replaceFirst("/.*", "") + "` to install the app on that"
                                + " repository, with read and write access to contents and pull requests");
            default ->
                failure(
                        call,
                        answer.status() == 429 || answer.status() >= 500 ? Kind.UNREACHABLE : Kind.OTHER,
                        "app-token-refused",
                        "GitHub gives no token for GitHub App `" + app.id() + "`: it answers `" + answer.status() + "`"
                                + said(answer),
                        "try again later; https://www.githubstatus.com tells of outages");
        };
    }

    private static Failure missing(App app, String api, String repository, String permission) {
        return failure(
                Call.of(GitHubForge.NAME, "GET", URI.create(api + "/repos/" + repository + "/installation")),
                Kind.NOT_ALLOWED,
                "app-permission-missing",
                "GitHub App `" + app.id() + "` may not write the `" + permission + "` of `" + repository + "`",
                "give the app that permission in its settings, and have an owner of `"
                        + repository.replaceFirst("/.*", "") + "` accept it");
    }

    private static Failure unexpected(String api, String what) {
        return failure(
                Call.of(GitHubForge.NAME, "GET", URI.create(api)),
                Kind.UNREACHABLE,
                "app-answer-not-understood",
                "cannot understand GitHub's answer: it names no " + what,
                "check that the platform's `forge.api`, or `GITHUB_API_URL`, is the address of GitHub's API");
    }

    private static String said(Answer answer) {
        try {
            return JsonReader.readObject(answer.body())
                    .text("message")
                    .map(words -> ": " + words.lines().findFirst().orElse(""))
                    .orElse("");
        } catch (JsonSyntaxException noJson) {
            return "";
        }
    }

    private static Failure failure(Call call, Kind kind, String code, String message, String hint) {
        return new Failure(
                kind,
                Diagnostic.error(code, message)
                        .at(Optional.of(new Location.OnRemote(GitHubForge.NAME, call.request())))
                        .hint(hint));
    }
}
