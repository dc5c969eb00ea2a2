package dev.coop.config.login;

import dev.coop.config.CredentialFile;
import dev.coop.config.Credentials.Login;
import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.config.Machine;
import dev.coop.config.SystemCredentials;
import dev.coop.config.SystemCredentials.ForPlatform;
import dev.coop.config.Token;
import dev.coop.http.RemoteCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks tokens, keeps them and forgets them. */
public final class Logins {
    private final Machine machine;
    private final RemoteCaller caller;
    private final Optional<String> platform;

    /** @param platform the address of the platform's repository, if one is named */
    public Logins(Machine machine, RemoteCaller caller, Optional<String> platform) {
        this.machine = machine;
        this.caller = caller;
        this.platform = platform;
    }

    /** Where a login was kept, and what it cannot do. */
    public record Kept(String place, Optional<String> warning) {}

    /**
     * Checks a token where it belongs, then keeps it.
     *
     * @param user the name that goes with it at a registry
     * @throws dev.coop.diagnostic.Failure NOT_ALLOWED when it is not taken; then nothing is kept
     */
    public Kept keep(LoginPlace place, Optional<String> user, Token token) {
        return switch (place.system()) {
            case GITHUB, GITLAB, GITEA -> forge(place.system().forge().orElseThrow(), place.host(), user, token);
            case REGISTRY -> {
                var login = new Login(user.orElse("token"), token, "coop login");
                new RegistryProbe(caller).check(place.host().value(), login);
                var docker = new DockerConfiguration(machine);
                docker.save(place.host().value(), login);
                yield new Kept(docker.place(place.host().value()), Optional.empty());
            }
            case ARGOCD -> {
                var name = new ArgoCdProbe(caller, place.host().root()).user(token);
                machine.ownFile().save(CredentialFile.Use.ARGO_CD, place.host(), new Login(name, token, "coop login"));
                yield new Kept(file(), Optional.empty());
            }
        };
    }

    private Kept forge(ForgeKind kind, HostName host, Optional<String> user, Token token) {
        var login = new Login(user.orElse(kind.user()), token, "coop login");
        var probe = new ForgeProbe(caller, kind, kind.api(host), login);
        probe.checkToken();
        machine.ownFile().save(CredentialFile.Use.GIT, host, login);
        return new Kept(file(), platform.flatMap(address -> warning(kind, probe, host, address)));
    }

    private Optional<String> warning(ForgeKind kind, ForgeProbe probe, HostName host, String address) {
        if (HostName.ofAddress(address).filter(host::is).isEmpty()) {
            return Optional.empty();
        }
        var repository = address.replaceFirst("^[a-zA-Z+]+://[^/]*/", "")
                .replaceFirst("^[^:/]+:", "")
                .replaceFirst("\\.git/?$", "");
        var access = probe.access(repository);
        return switch (access.reach()) {
            case HIDDEN ->
                Optional.of("the token is good, and cannot see `" + repository
                        + "`: ask an owner of that repository for access, or make a token that includes it");
            case READ ->
                Optional.of("the token is good, and may not write to `" + repository
                        + "`: ask an owner of that repository for write access");
            case WRITE, SEEN -> lacking(kind, access);
        };
    }

    private static Optional<String> lacking(ForgeKind kind, ForgeProbe.Access access) {
        return access.missing().isEmpty()
                ? Optional.empty()
                : Optional.of("the token is good, and lacks "
                        + access.missing().stream()
                                .map(each -> "`" + each.name() + "` " + each.why())
                                .collect(Collectors.joining(", and "))
                        + ": make one with " + kind.requiredScopes());
    }

    private String file() {
        return machine.ownFile().path().toString();
    }

    /** What was forgotten, and what else there is that coop did not keep. */
    public record Forgotten(boolean any, List<String> left) {}

    /** Forgets what coop keeps for a host. */
    public Forgotten forget(LoginPlace place) {
        var any = switch (place.system()) {
            case GITHUB, GITLAB, GITEA -> machine.ownFile().remove(CredentialFile.Use.GIT, place.host());
            case REGISTRY ->
                new DockerConfiguration(machine).remove(place.host().value());
            case ARGOCD -> machine.ownFile().remove(CredentialFile.Use.ARGO_CD, place.host());
        };
        return new Forgotten(any, left(place));
    }

    /** An app's key is not exchanged only to say that there is one. */
    private List<String> left(LoginPlace place) {
        var left = new ArrayList<String>();
        var others = new SystemCredentials(
                machine,
                new ForPlatform(platform, ForPlatform.Named.BY_USER, Optional.empty()),
                (_, _, _) -> new Token(""));
        switch (place.system()) {
            case GITHUB, GITLAB, GITEA ->
                others.forGit(place.host().root() + "/").map(Login::origin).ifPresent(left::add);
            case ARGOCD ->
                others.argoCdLogin(place.host().root()).map(Login::origin).ifPresent(left::add);
            case REGISTRY -> {}
        }
        return left;
    }
}
