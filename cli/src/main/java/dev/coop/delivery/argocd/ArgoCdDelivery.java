package dev.coop.delivery.argocd;

import dev.coop.app.AppName;
import dev.coop.config.Credentials;
import dev.coop.config.Token;
import dev.coop.delivery.Delivery;
import dev.coop.delivery.Observation;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform.ArgoCd;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Argo CD's REST API (described by {@code /swagger.json} of every server). */
public final class ArgoCdDelivery implements Delivery {
    private static final String NAME = "Argo CD";

    private final RemoteCaller caller;
    private final Credentials credentials;

    public ArgoCdDelivery(RemoteCaller caller, Credentials credentials) {
        this.caller = caller;
        this.credentials = credentials;
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public Observation observe(AppName app, Environment environment) {
        return environment
                .argocd()
                .map(argoCd -> observe(app, environment, argoCd))
                .orElseGet(Observation.NotConfigured::new);
    }

    private Observation observe(AppName app, Environment environment, ArgoCd argoCd) {
        var application = new Application(argoCd, argoCd.applicationOf(app, environment.name()));
        var call = application.call("");
        return credentials
                .forArgoCd(argoCd.url())
                .map(token -> observe(application, call, token, "apps/" + app + "/" + environment.name()))
                .orElseGet(() -> new Observation.NotAllowed(notAuthenticated(call, "there is no token for it")));
    }

    private Observation observe(Application application, Call call, Token token, String folder) {
        try {
            var answer = send(call, token);
            return switch (answer.status()) {
                case 200 -> {
                    var json = JsonReader.readObject(answer.body());
                    yield ApplicationReader.live(json, folder, resources(application, token, json), application.page());
                }
                case 401 -> new Observation.NotAllowed(notAuthenticated(call, "it does not take the token"));
                case 403, 404 -> hidden(call, application, answer);
                default -> new Observation.Unreachable(unexpected(call, "it answers `" + answer.status() + "`"));
            };
        } catch (JsonSyntaxException e) {
            return new Observation.Unreachable(unexpected(call, "its answer is not JSON"));
        } catch (Failure failure) {
            var why = failure.diagnostics().getFirst();
            return failure.kind() == Failure.Kind.NOT_ALLOWED
                    ? new Observation.NotAllowed(why)
                    : new Observation.Unreachable(why);
        }
    }

    /** The tree knows the Pods; where it cannot be had, the application itself knows what it manages. */
    private List<Observation.ResourceNode> resources(Application application, Token token, JsonObject json) {
        try {
            var answer = send(application.call("/resource-tree"), token);
            if (answer.worked()) {
                return ResourceTreeReader.tree(JsonReader.readObject(answer.body()));
            }
        } catch (Failure | JsonSyntaxException unanswered) {
            return ResourceTreeReader.managed(json);
        }
        return ResourceTreeReader.managed(json);
    }

    private Answer send(Call call, Token token) {
        return caller.send(call.header("Authorization", "Bearer " + token.secret()));
    }

    private record Application(ArgoCd argoCd, String name) {
        Call call(String rest) {
            return Call.of(NAME, "GET", URI.create(root() + "/api/v1/applications/" + encoded() + rest));
        }

        Optional<String> page() {
            return Optional.of(root() + "/applications/" + encoded());
        }

        private String root() {
            return argoCd.url().replaceFirst("/+$", "");
        }

        private String encoded() {
            return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    private static Observation hidden(Call call, Application application, Answer answer) {
        if (!looksLikeArgoCd(answer)) {
            return new Observation.Unreachable(
                    unexpected(call, "it answers `" + answer.status() + "`, and not as Argo CD does"));
        }
        var why = Diagnostic.error(
                        "application-not-visible",
                        "application `" + application.name() + "` does not exist or you may not see it")
                .at(place(call))
                .hint("a first deploy appears after some minutes; if it does not, ask the platform team for the"
                        + " permission `applications, get` in Argo CD");
        return answer.status() == 403 ? new Observation.Hidden(why) : new Observation.NotFound(why);
    }

    private static boolean looksLikeArgoCd(Answer answer) {
        try {
            return JsonReader.readObject(answer.body()).text("message").isPresent();
        } catch (JsonSyntaxException aPage) {
            return false;
        }
    }

    private static Diagnostic notAuthenticated(Call call, String why) {
        return Diagnostic.error("not-authenticated", "cannot ask Argo CD: " + why)
                .at(place(call))
                .hint("run `argocd login " + call.address().getAuthority() + "`, or set `ARGOCD_SERVER` and"
                        + " `ARGOCD_AUTH_TOKEN`");
    }

    private static Diagnostic unexpected(Call call, String what) {
        return Diagnostic.error("unexpected-answer", "cannot understand Argo CD: " + what)
                .at(place(call))
                .hint("check that `argocd.url` in platform.yaml is the address of Argo CD itself, without a sign-in"
                        + " page before it");
    }

    private static Location place(Call call) {
        return new Location.OnRemote(NAME, call.request());
    }
}
