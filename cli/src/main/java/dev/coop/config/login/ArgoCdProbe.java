package dev.coop.config.login;

import dev.coop.config.Token;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks an Argo CD server for its version, and who a token's owner is. */
public final class ArgoCdProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RemoteCaller caller;
    private final String root;

    /** @param url the server's address, as platform.yaml writes it */
    public ArgoCdProbe(RemoteCaller caller, String url) {
        this.caller = caller;
        this.root = url.replaceFirst("/+$", "");
    }

    /** Returns the version, where the server tells it without a login. */
    public Optional<String> version() {
        return asked(call("/api/version")).text("Version").map(version -> version.replaceFirst("\\+.*", ""));
    }

    /**
     * Returns whose token it is.
     *
     * @throws Failure NOT_ALLOWED when the server does not take it
     */
    public String user(Token token) {
        var call = call("/api/v1/session/userinfo").header("Authorization", "Bearer " + token.secret());
        var answer = asked(call);
        if (!answer.flag("loggedIn").orElse(false)) {
            throw new Failure(
                    Failure.Kind.NOT_ALLOWED,
                    Diagnostic.error("token-not-taken", call.address().getAuthority() + " does not take the token")
                            .at(new Location.OnRemote("Argo CD", call.request()))
                            .hint("run `argocd login " + call.address().getAuthority()
                                    + "`, or ask the platform team for" + " an account with `apiKey` and its token"));
        }
        return answer.text("username").orElse("an account without a name");
    }

    private Call call(String path) {
        return Call.of("Argo CD", "GET", URI.create(root + path)).within(PATIENCE);
    }

    private JsonObject asked(Call call) {
        var answer = caller.send(call);
        try {
            if (answer.worked() || answer.status() == 401 || answer.status() == 403) {
                return JsonReader.readObject(answer.body());
            }
        } catch (JsonSyntaxException aPage) {
            // Said below.
        }
        throw new Failure(
                Failure.Kind.UNREACHABLE,
                Diagnostic.error(
                                "no-argocd-there",
                                call.address().getAuthority() + " does not answer as Argo CD does: `" + answer.status()
                                        + "`")
                        .at(new Location.OnRemote("Argo CD", call.request()))
                        .hint("check the address, and that no sign-in page stands before it"));
    }
}
