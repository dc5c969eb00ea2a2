package dev.coop.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The credentials that the command line, the environment, other programs, Git's own files and helpers and coop's file
 * hold, in this order. Whatever is found belongs to one host and is given for that host only; nothing is given for an
 * address that others can listen to.
 */
public final class SystemCredentials implements Credentials {
    private final Machine machine;
    private final List<GitLogins> logins;
    private final ArgoCdConfiguration argoCd;

    /**
     * The platform that the credentials are for.
     *
     * @param address of the GitOps repository, none where no platform is concerned
     * @param named whether the user named it; a file of the app's, which anyone who changes the app can change, did not
     * @param typed the token that the command line gives for it
     */
    public record ForPlatform(Optional<String> address, Named named, Optional<Token> typed) {
        /** Who named the platform. */
        public enum Named {
            BY_USER,
            BY_APP
        }

        /** No platform. */
        public static final ForPlatform NONE = new ForPlatform(Optional.empty(), Named.BY_USER, Optional.empty());
    }

    /**
     * Makes credentials.
     *
     * @param machine where to look
     * @param platform what {@code COOP_TOKEN}, {@code --token-file} and a GitHub App's token belong to
     * @param apps exchanges a GitHub App's key
     */
    public SystemCredentials(Machine machine, ForPlatform platform, AppTokens apps) {
        var host = platform.address()
                .filter(_ -> platform.named() == ForPlatform.Named.BY_USER)
                .flatMap(HostName::ofAddress);
        var file = machine.ownFile();
        this.machine = machine;
        this.argoCd = new ArgoCdConfiguration(machine.environment(), machine.home());
        this.logins = List.of(
                new PlatformToken("--token-file", platform.typed(), host),
                new PlatformToken("COOP_TOKEN", machine.variable("COOP_TOKEN").map(Token::new), host),
                new AppLogins(machine, apps, platform.address()),
                new EnvironmentTokens(machine),
                new ForgePrograms(machine),
                new NetrcFile(machine.home()),
                new GitHelpers(machine),
                new ExtraHeaders(machine),
                (asked, _) -> file.login(CredentialFile.Use.GIT, asked));
    }

    @Override
    public Optional<Login> forGit(String url) {
        return HostName.ofAddress(url)
                .filter(HostName::encrypted)
                .map(HostName::withoutApi)
                .flatMap(host -> logins.stream()
                        .flatMap(each -> each.forHost(host, url).stream())
                        .findFirst());
    }

    @Override
    public Optional<Token> forArgoCd(String url) {
        return argoCdLogin(url).map(Login::token);
    }

    /** Returns the login for an Argo CD server, with where it was found. */
    public Optional<Login> argoCdLogin(String url) {
        return HostName.ofAddress(url)
                .filter(HostName::encrypted)
                .flatMap(host -> Stream.<java.util.function.Supplier<Optional<Login>>>of(
                                () -> argoCdVariable(host),
                                () -> argoCd.forServer(host).map(token -> new Login("", token, "argocd login")),
                                () -> machine.ownFile().login(CredentialFile.Use.ARGO_CD, host))
                        .flatMap(each -> each.get().stream())
                        .findFirst());
    }

    /** Without {@code ARGOCD_SERVER} nobody said whose token it is. */
    private Optional<Login> argoCdVariable(HostName host) {
        return machine.server("ARGOCD_SERVER")
                .filter(host::is)
                .flatMap(_ -> machine.variable("ARGOCD_AUTH_TOKEN"))
                .map(token -> new Login("", new Token(token), "ARGOCD_AUTH_TOKEN"));
    }
}
