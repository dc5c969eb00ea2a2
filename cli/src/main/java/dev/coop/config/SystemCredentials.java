package dev.coop.config;

import dev.coop.process.Programs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that the environment, other programs' files and Git's helpers hold. Whatever is found belongs to one
 * host and is given for that host only; nothing is given for an address that others can listen to.
 */
public final class SystemCredentials implements Credentials {
    private final EnvironmentTokens tokens;
    private final ArgoCdConfiguration argoCd;
    private final Programs programs;
    private final Path folder;

    /**
     * Makes credentials.
     *
     * @param environment the process's variables
     * @param home the user's home folder
     * @param folder where Git is asked
     * @param programs asks {@code gh} and {@code git}
     * @param platform the address of the GitOps repository as the user named it, which {@code COOP_TOKEN} belongs to
     */
    public SystemCredentials(
            Map<String, String> environment, Path home, Path folder, Programs programs, Optional<String> platform) {
        this.tokens = new EnvironmentTokens(environment, platform.flatMap(HostName::ofAddress));
        this.argoCd = new ArgoCdConfiguration(environment, home);
        this.programs = programs;
        this.folder = folder;
    }

    @Override
    public Optional<Login> forGit(String url) {
        return HostName.ofAddress(url)
                .filter(HostName::encrypted)
                .map(HostName::withoutApi)
                .flatMap(host -> tokens.forHost(host).or(() -> fromGh(host)).or(() -> fromGit(url, host)));
    }

    @Override
    public Optional<Token> forArgoCd(String url) {
        return HostName.ofAddress(url)
                .filter(HostName::encrypted)
                .flatMap(host -> argoCdVariable(host).or(() -> argoCd.forServer(host)));
    }

    /** Without {@code ARGOCD_SERVER} nobody said whose token it is. */
    private Optional<Token> argoCdVariable(HostName host) {
        return tokens.value("ARGOCD_SERVER")
                .flatMap(HostName::ofServer)
                .filter(host::is)
                .flatMap(_ -> tokens.value("ARGOCD_AUTH_TOKEN"))
                .map(Token::new);
    }

    /** gh would give a token of the environment for any host that is not github.com, so it does not see them. */
    private Optional<Login> fromGh(HostName host) {
        return programs.ask(
                        List.of("gh", "auth", "token", "--hostname", host.value()),
                        folder,
                        EnvironmentTokens.hidden(),
                        "")
                .map(String::strip)
                .filter(token -> token.matches("[!-~]+"))
                .map(token -> new Login("x-access-token", new Token(token), "gh"));
    }

    /** The attributes that Git's helpers take and give stand in git-credential(1). */
    private Optional<Login> fromGit(String url, HostName host) {
        var protocol = url.startsWith("http://") ? "http" : "https";
        var asked = "protocol=" + protocol + "\nhost=" + host.value() + "\n" + path(url) + "\n";
        return programs.ask(
                        List.of("git", "-c", "credential.interactive=false", "credential", "fill"),
                        folder,
                        Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_ASKPASS", "", "GCM_INTERACTIVE", "never"),
                        asked)
                .map(SystemCredentials::attributes)
                // A helper may answer for another host; that is not what was asked for.
                .filter(each -> each.getOrDefault("host", host.value()).equalsIgnoreCase(host.value()))
                .flatMap(each -> Optional.ofNullable(each.get("password"))
                        .filter(password -> !password.isEmpty())
                        .map(password ->
                                new Login(each.getOrDefault("username", ""), new Token(password), "git credential")));
    }

    private static String path(String url) {
        var path = url.replaceFirst("^[a-zA-Z+]+://[^/]*/?", "").replaceFirst("[?#].*$", "");
        return url.contains("://") && path.matches("[!-~]+") ? "path=" + path + "\n" : "";
    }

    private static Map<String, String> attributes(String output) {
        var found = new LinkedHashMap<String, String>();
        output.lines()
                .filter(line -> line.contains("="))
                .forEach(line -> found.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", "")));
        return found;
    }
}
