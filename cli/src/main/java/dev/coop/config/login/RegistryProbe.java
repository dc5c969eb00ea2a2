package dev.coop.config.login;

import dev.coop.config.Credentials.Login;
import dev.coop.config.HostName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.http.RemoteCaller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Shows a login to a registry (https://distribution.github.io/distribution/spec/auth/token/): to itself, or to the
 * server that it sends its users to for a token.
 */
public final class RegistryProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern PARAMETER = Pattern.compile("(realm|service)=\"([^\"]*)\"");

    private final RemoteCaller caller;

    public RegistryProbe(RemoteCaller caller) {
        this.caller = caller;
    }

    /**
     * Checks a login.
     *
     * @throws Failure NOT_ALLOWED when the registry does not take it
     */
    public void check(String registry, Login login) {
        var host = HostName.ofServer(registry.equals("docker.io") ? "registry-1.docker.io" : registry)
                .orElseThrow(() -> new Failure(
                        Failure.Kind.WRONG_USAGE,
                        Diagnostic.error("no-such-host", "not a registry's host: `" + registry + "`")
                                .hint("write it as in ghcr.io")));
        var call =
                Call.of("the registry", "GET", URI.create(host.root() + "/v2/")).within(PATIENCE);
        var first = caller.send(call);
        var challenge = first.header("WWW-Authenticate").orElse("");
        if (first.status() != 401) {
            if (!first.worked()) {
                throw refused(call, first, "does not answer as a registry does");
            }
            return;
        }
        var asked = challenge.regionMatches(true, 0, "Bearer", 0, 6) ? tokenCall(call, challenge, login) : call;
        var answer = caller.send(asked.header("Authorization", basic(login)));
        if (!answer.worked()) {
            throw refused(asked, answer, "does not take the user and token");
        }
    }

    private static Call tokenCall(Call call, String challenge, Login login) {
        var realm = parameter(challenge, "realm").orElse("");
        var service = parameter(challenge, "service").orElse("");
        var query = "service=" + encoded(service) + "&account=" + encoded(login.user());
        var address = HostName.ofAddress(realm)
                .filter(HostName::encrypted)
                .map(_ -> URI.create(realm + (realm.contains("?") ? "&" : "?") + query));
        return Call.of(
                        "the registry",
                        "GET",
                        address.orElseThrow(() -> new Failure(
                                Failure.Kind.NOT_ALLOWED,
                                Diagnostic.error(
                                                "registry-login-refused",
                                                "the registry sends its users to an address that others can listen to")
                                        .at(new Location.OnRemote(call.address().getAuthority(), call.request()))
                                        .hint("tell whoever runs the registry"))))
                .within(PATIENCE);
    }

    private static Optional<String> parameter(String challenge, String name) {
        return PARAMETER
                .matcher(challenge)
                .results()
                .filter(found -> found.group(1).equals(name))
                .map(found -> found.group(2))
                .findFirst();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String basic(Login login) {
        var both = login.user() + ":" + login.token().secret();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static Failure refused(Call call, Answer answer, String what) {
        return new Failure(
                answer.status() == 401 || answer.status() == 403 ? Failure.Kind.NOT_ALLOWED : Failure.Kind.UNREACHABLE,
                Diagnostic.error(
                                "registry-login-refused",
                                call.address().getAuthority() + " " + what + " (" + answer.status() + ")")
                        .at(new Location.OnRemote(call.address().getAuthority(), call.request()))
                        .hint("check the host, `--user` and the token; the token of GitHub's registry needs the scope"
                                + " `write:packages`"));
    }
}
