package dev.coop.config.login;

import dev.coop.config.Credentials.Login;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks a forge what a token is good for; changes nothing there. */
public final class ForgeProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long DEVELOPER = 30;

    private final RemoteCaller caller;
    private final ForgeKind kind;
    private final String api;
    private final Login login;

    /** How far a token reaches. */
    public enum Reach {
        /** There is no such repository, or not for this token. */
        HIDDEN,
        READ,
        WRITE,
        /** It can be seen; the forge does not say of this kind of token whether it may write. */
        SEEN
    }

    /** @param api the address of the API, which the login belongs to */
    public ForgeProbe(RemoteCaller caller, ForgeKind kind, String api, Login login) {
        this.caller = caller;
        this.kind = kind;
        this.api = api.replaceFirst("/+$", "");
        this.login = login;
    }

    /**
     * Checks that the token is one. Nothing that asks who its owner is: the token of an app has none.
     *
     * @throws Failure NOT_ALLOWED when the forge does not take it
     */
    public void checkToken() {
        var call = call(
                switch (kind) {
                    case GITHUB -> "/rate_limit";
                    case GITLAB -> "/personal_access_tokens/self";
                    case GITEA -> "/user";
                });
        var answer = send(call);
        var looksLikeIt = answer.worked() || answer.status() == 403 || answer.status() == 404;
        if (!looksLikeIt || json(answer).isEmpty()) {
            throw unexpected(call, answer);
        }
    }

    /** Returns how far the token reaches in a repository such as {@code acme/deployments}. */
    public Reach reach(String repository) {
        var answer = send(call(place(repository)));
        if (answer.status() == 404 || answer.status() == 403) {
            return Reach.HIDDEN;
        }
        var found = json(answer)
                .filter(_ -> answer.worked())
                .orElseThrow(() -> unexpected(call(place(repository)), answer));
        return switch (kind) {
            case GITLAB -> gitLab(found);
            case GITHUB, GITEA -> {
                var push = found.flag("permissions", "push").orElse(false);
                var ofApp = login.token().secret().startsWith("ghs_");
                yield push ? Reach.WRITE : ofApp ? Reach.SEEN : Reach.READ;
            }
        };
    }

    private static Reach gitLab(JsonObject project) {
        var level = Math.max(
                project.number("permissions", "project_access", "access_level").orElse(0),
                project.number("permissions", "group_access", "access_level").orElse(0));
        return project.object("permissions").isEmpty() ? Reach.SEEN : level >= DEVELOPER ? Reach.WRITE : Reach.READ;
    }

    /** Returns whether a branch is protected, where the forge says so. */
    public Optional<Boolean> isProtected(String repository, String branch) {
        var inside = kind == ForgeKind.GITLAB ? "/repository/branches/" : "/branches/";
        var answer = send(call(place(repository) + inside + encoded(branch)));
        return json(answer).filter(_ -> answer.worked()).flatMap(found -> found.flag("protected"));
    }

    private String place(String repository) {
        return kind == ForgeKind.GITLAB ? "/projects/" + encoded(repository) : "/repos/" + repository;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Call call(String path) {
        var call = Call.of(kind.title(), "GET", URI.create(api + path)).within(PATIENCE);
        var secret = login.token().secret();
        return login.user().equals("gitlab-ci-token")
                ? call.header("JOB-TOKEN", secret)
                : call.header("Authorization", (kind == ForgeKind.GITEA ? "token " : "Bearer ") + secret);
    }

    private Answer send(Call call) {
        var answer = caller.send(call);
        if (answer.status() == 401) {
            throw new Failure(
                    Failure.Kind.NOT_ALLOWED,
                    Diagnostic.error("token-not-taken", call.address().getAuthority() + " does not take the token")
                            .at(new Location.OnRemote(kind.title(), call.request()))
                            .hint("it is misspelt, expired or revoked: make a new one with the scope `" + kind.scope()
                                    + "`"));
        }
        return answer;
    }

    private static Optional<JsonObject> json(Answer answer) {
        try {
            return Optional.of(JsonReader.readObject(answer.body()));
        } catch (JsonSyntaxException noJson) {
            return Optional.empty();
        }
    }

    private Failure unexpected(Call call, Answer answer) {
        return new Failure(
                Failure.Kind.UNREACHABLE,
                Diagnostic.error(
                                "no-forge-there",
                                call.address().getAuthority() + " does not answer as " + kind.title() + " does: `"
                                        + answer.status() + "`")
                        .at(new Location.OnRemote(kind.title(), call.request()))
                        .hint("check the host, and which forge it is: coop login github, gitlab or gitea"));
    }
}
