package dev.coop.config.login;

import dev.coop.config.Credentials.Holder;
import dev.coop.config.Credentials.Login;
import dev.coop.config.ForgeKind;
import dev.coop.config.ForgeKind.Need;
import dev.coop.config.ForgeKind.Scope;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a forge what a token is good for; changes nothing there. */
public final class ForgeProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long DEVELOPER = 30;

    private final RemoteCaller caller;
    private final ForgeKind kind;
    private final String api;
    private final Login login;

    /** How far the owner of a token reaches. */
    public enum Reach {
        /** There is no such repository, or not for this token. */
        HIDDEN,
        READ,
        WRITE,
        /** It can be seen; the forge does not say of this kind of token whether it may write. */
        SEEN
    }

    /** Whether the forge tells what a token itself may. */
    public enum Proof {
        /** It was tried, or the forge lists it. */
        TOLD,
        /** Only a deploy will tell. */
        NOT_TOLD
    }

    /**
     * What the token may do there.
     *
     * @param reach of the token's owner
     * @param proof whether what is missing is known
     * @param missing those of the needed scopes that the token has not
     * @param name what the repository is called today
     * @param archived whether nobody may change it
     * @param pullRequests whether it takes pull requests
     */
    public record Access(
            Reach reach, Proof proof, List<Scope> missing, String name, boolean archived, boolean pullRequests) {
        public Access {
            missing = List.copyOf(missing);
        }

        private static Access hidden(String repository) {
            return new Access(Reach.HIDDEN, Proof.NOT_TOLD, List.of(), repository, false, true);
        }
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
                "GET",
                switch (kind) {
                    case GITHUB -> "/rate_limit";
                    case GITLAB -> "/personal_access_tokens/self";
                    case GITEA, FORGEJO -> "/user";
                    case LOCAL -> throw new IllegalStateException("a folder takes no token");
                });
        var answer = send(call);
        var looksLikeIt = answer.worked() || answer.status() == 403 || answer.status() == 404;
        if (!looksLikeIt || json(answer).isEmpty()) {
            throw unexpected(call, answer);
        }
    }

    /** Returns what the token may do in a repository such as {@code acme/deployments}. */
    public Access access(String repository) {
        var call = call("GET", place(repository));
        var answer = send(call);
        if (answer.status() == 404 || answer.status() == 403) {
            return Access.hidden(repository);
        }
        var found = json(answer).filter(_ -> answer.worked()).orElseThrow(() -> unexpected(call, answer));
        var scopes = scopes(repository, answer, found);
        return new Access(
                reach(found),
                scopes.map(_ -> Proof.TOLD).orElse(Proof.NOT_TOLD),
                scopes.orElse(List.of()),
                found.text("full_name")
                        .or(() -> found.text("path_with_namespace"))
                        .orElse(repository),
                found.flag("archived").orElse(false),
                takesPullRequests(found));
    }

    private Reach reach(JsonObject found) {
        if (kind == ForgeKind.GITLAB) {
            return gitLab(found);
        }
        var push = found.flag("permissions", "push").orElse(false);
        var ofApp = login.token().secret().startsWith("ghs_");
        return push ? Reach.WRITE : ofApp ? Reach.SEEN : Reach.READ;
    }

    private static Reach gitLab(JsonObject project) {
        var level = Math.max(
                project.number("permissions", "project_access", "access_level").orElse(0),
                project.number("permissions", "group_access", "access_level").orElse(0));
        return project.object("permissions").isEmpty() ? Reach.SEEN : level >= DEVELOPER ? Reach.WRITE : Reach.READ;
    }

    /** GitLab has the second, and before its version 13.3 the third. */
    private static boolean takesPullRequests(JsonObject found) {
        return found.flag("has_pull_requests").orElse(true)
                && !found.text("merge_requests_access_level").equals(Optional.of("disabled"))
                && found.flag("merge_requests_enabled").orElse(true);
    }

    /** Returns those that the token has not, where the forge tells; it may be the owner who may write, and not it. */
    private Optional<List<Scope>> scopes(String repository, Answer answer, JsonObject found) {
        return switch (kind) {
            case GITHUB ->
                answer.header("X-OAuth-Scopes")
                        .map(line -> Set.of(line.split("\\s*,\\s*", -1)))
                        .map(held -> needed(scope -> !held.contains(scope.name())
                                && !(held.contains("public_repo")
                                        && !found.flag("private").orElse(true))));
            case GITLAB -> {
                var self = caller.send(call("GET", "/personal_access_tokens/self"));
                yield json(self)
                        .filter(token -> self.worked() && token.at("scopes").isPresent())
                        .map(token -> {
                            var held = token.texts("scopes");
                            return needed(scope -> !held.contains(scope.name()));
                        });
            }
            case GITEA, FORGEJO -> Optional.of(needed(scope -> lacks(scope, place(repository))));
            case LOCAL -> Optional.empty();
        };
    }

    private List<Scope> needed(java.util.function.Predicate<Scope> missing) {
        return kind.scopes().stream()
                .filter(each -> each.need() == Need.REQUIRED)
                .filter(missing)
                .toList();
    }

    /** A scope is asked for before anything is looked up, so a change of what cannot be there changes nothing. */
    private boolean lacks(Scope scope, String repository) {
        var harmless = switch (scope.name()) {
            case "write:repository" -> call("DELETE", repository + "/pulls/0/merge");
            case "write:issue" -> call("POST", repository + "/issues/0/labels").json("{\"labels\":[]}");
            default -> throw new IllegalStateException("no way to try " + scope.name());
        };
        var answer = caller.send(harmless);
        return answer.status() == 403
                && json(answer)
                        .flatMap(words -> words.text("message"))
                        .filter(words -> words.contains("required scope"))
                        .isPresent();
    }

    /** Returns whether a branch is protected, where the forge says so. */
    public Optional<Boolean> isProtected(String repository, String branch) {
        var inside = kind == ForgeKind.GITLAB ? "/repository/branches/" : "/branches/";
        var answer = send(call("GET", place(repository) + inside + encoded(branch)));
        return json(answer).filter(_ -> answer.worked()).flatMap(found -> found.flag("protected"));
    }

    private String place(String repository) {
        return kind == ForgeKind.GITLAB ? "/projects/" + encoded(repository) : "/repos/" + repository;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Call call(String method, String path) {
        var call = Call.of(kind.title(), method, URI.create(api + path)).within(PATIENCE);
        var secret = login.token().secret();
        return login.holder() == Holder.JOB
                ? call.header("JOB-TOKEN", secret)
                : call.header("Authorization", (kind.isGitea() ? "token " : "Bearer ") + secret);
    }

    private Answer send(Call call) {
        var answer = caller.send(call);
        if (answer.status() == 401) {
            throw new Failure(
                    Failure.Kind.NOT_ALLOWED,
                    Diagnostic.error("token-not-taken", call.address().getAuthority() + " does not take the token")
                            .at(new Location.OnRemote(kind.title(), call.request()))
                            .hint("it is misspelt, expired or revoked: make a new one with " + kind.requiredScopes()));
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
