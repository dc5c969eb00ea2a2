package dev.coop.doctor;

import dev.coop.config.Credentials.Login;
import dev.coop.config.login.ArgoCdProbe;
import dev.coop.http.RemoteCaller;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether rollouts can be seen.
 *
 * @param caller sends the requests
 * @param logins returns the login for a server
 * @param urls the servers of the platform
 */
public record ArgoCdCheck(RemoteCaller caller, Function<String, Optional<Login>> logins, List<String> urls) {
    private static final String ARGOCD = "Argo CD";

    /** Examines it. */
    public List<Finding> examine() {
        return urls.isEmpty()
                ? List.of(Finding.of(
                        ARGOCD, Finding.State.NOT_CHECKED, "platform.yaml names none, so rollouts are unknown"))
                : urls.stream().map(this::examine).toList();
    }

    private Finding examine(String url) {
        var probe = new ArgoCdProbe(caller, url);
        var server = url + probe.version().map(version -> " " + version).orElse("");
        var login = logins.apply(url);
        if (login.isEmpty()) {
            return Finding.of(ARGOCD, Finding.State.NOT_ALLOWED, "there is no credential for " + server)
                    .hint("run `coop login argocd` or `argocd login`; the platform team makes accounts");
        }
        var user = probe.user(login.orElseThrow().token());
        return Finding.of(
                ARGOCD,
                Finding.State.FINE,
                server + " with " + login.orElseThrow().origin() + ": logged in as " + user);
    }
}
