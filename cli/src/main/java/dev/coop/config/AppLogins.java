package dev.coop.config;

import dev.coop.config.AppTokens.App;
import dev.coop.config.Credentials.Login;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens of the GitHub App that the environment names. An app's key is shown to nobody; what is sent to its GitHub
 * is signed with it.
 */
final class AppLogins implements GitLogins {
    private final Machine machine;
    private final AppTokens tokens;
    private final Optional<String> repository;
    private final Map<String, Login> exchanged = new HashMap<>();

    /** @param repository the address of the platform's repository, whoever named it */
    AppLogins(Machine machine, AppTokens tokens, Optional<String> repository) {
        this.machine = machine;
        this.tokens = tokens;
        this.repository = repository;
    }

    @Override
    public Optional<Login> forHost(HostName host, String url) {
        return machine.variable("COOP_GITHUB_APP_ID")
                .filter(_ -> gitHub().filter(host::is).isPresent())
                .flatMap(id -> repository
                        .flatMap(AppLogins::name)
                        .map(name -> exchanged.computeIfAbsent(
                                api(host, url) + " " + name, _ -> login(id, host, url, name))));
    }

    /** A workflow of Gitea says that its server is GitHub's. */
    private Optional<HostName> gitHub() {
        return machine.server("GH_HOST")
                .or(() -> machine.server("GITHUB_SERVER_URL")
                        .filter(_ -> machine.variable("GITEA_ACTIONS").isEmpty()))
                .or(() -> HostName.ofServer("github.com"));
    }

    private Login login(String id, HostName host, String url, String name) {
        var app = new App(id, new Token(key()), machine.variable("COOP_GITHUB_APP_INSTALLATION_ID"));
        return new Login(PlatformToken.USER, tokens.exchange(app, api(host, url), name), "GitHub App " + id);
    }

    /** What is no address of the repository is one of the API, as the platform names it. */
    private String api(HostName host, String url) {
        if (!name(url).equals(repository.flatMap(AppLogins::name))) {
            return url.replaceFirst("/+$", "");
        }
        return machine.variable("GITHUB_API_URL")
                .filter(api -> HostName.ofAddress(api)
                        .map(HostName::withoutApi)
                        .filter(host::is)
                        .isPresent())
                .map(api -> api.replaceFirst("/+$", ""))
                .orElseGet(() -> HostName.gitHubApi(
                        host.value(), (url.startsWith("http://") ? "http" : "https") + "://" + host.value()));
    }

    private static Optional<String> name(String address) {
        return Optional.of(address.replaceFirst("^[a-zA-Z+]+://[^/]*/", "")
                        .replaceFirst("^[^:/]+:", "")
                        .replaceFirst("^/+", "")
                        .replaceFirst("[?#].*$", "")
                        .replaceFirst("/+$", "")
                        .replaceFirst("\\.git$", ""))
                .filter(path -> path.matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+"));
    }

    private String key() {
        var file = machine.variable("COOP_GITHUB_APP_KEY_FILE");
        return machine.variable("COOP_GITHUB_APP_KEY")
                // A secret that was kept on one line.
                .map(text -> text.replace("\\n", "\n"))
                .or(() -> file.map(this::read))
                .orElseThrow(() -> new Failure(
                        Failure.Kind.NOT_ALLOWED,
                        Diagnostic.error(
                                        "app-key-missing",
                                        "`COOP_GITHUB_APP_ID` names a GitHub App, and its private key is missing")
                                .hint("set `COOP_GITHUB_APP_KEY` to the key's PEM text, or"
                                        + " `COOP_GITHUB_APP_KEY_FILE` to the file that it is in")));
    }

    private String read(String file) {
        try {
            return Files.readString(machine.folder().resolve(file));
        } catch (IOException unreadable) {
            throw new Failure(
                    Failure.Kind.NOT_ALLOWED,
                    Diagnostic.error(
                                    "unreadable-key-file", "cannot read the file that `COOP_GITHUB_APP_KEY_FILE` names")
                            .at(new Location.OfFile(file))
                            .hint("check the path, and that you may read it"),
                    unreadable);
        }
    }
}
