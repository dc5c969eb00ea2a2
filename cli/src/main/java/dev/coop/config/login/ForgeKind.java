package dev.coop.config.login;

import dev.coop.config.HostName;
import java.util.Optional;

/** A kind of forge, with the addresses that a login needs. */
public enum ForgeKind {
    GITHUB("GitHub", "x-access-token", "repo"),
    GITLAB("GitLab", "oauth2", "api"),
    GITEA("Gitea", "coop", "write:repository");

    private final String title;
    private final String user;
    private final String scope;

    ForgeKind(String title, String user, String scope) {
        this.title = title;
        this.user = user;
        this.scope = scope;
    }

    /** Returns the kind that a host's name tells. */
    public static Optional<ForgeKind> of(HostName host) {
        var name = host.value();
        return name.contains("github") || name.endsWith(".ghe.com")
                ? Optional.of(GITHUB)
                : name.contains("gitlab")
                        ? Optional.of(GITLAB)
                        : name.contains("gitea") || name.contains("forgejo") || name.startsWith("codeberg.org")
                                ? Optional.of(GITEA)
                                : Optional.empty();
    }

    /** Returns the kind of that name, as platform.yaml writes it. */
    public static Optional<ForgeKind> named(String kind) {
        return switch (kind) {
            case "github" -> Optional.of(GITHUB);
            case "gitlab" -> Optional.of(GITLAB);
            case "gitea", "forgejo" -> Optional.of(GITEA);
            default -> Optional.empty();
        };
    }

    /** Returns the name for people. */
    public String title() {
        return title;
    }

    /** Returns the user name that goes with a token over Git. */
    public String user() {
        return user;
    }

    /** Returns what a token must be allowed. */
    public String scope() {
        return scope;
    }

    /** Returns the host that most people mean. */
    public Optional<HostName> usualHost() {
        return switch (this) {
            case GITHUB -> HostName.ofServer("github.com");
            case GITLAB -> HostName.ofServer("gitlab.com");
            case GITEA -> Optional.empty();
        };
    }

    /** Returns the address of the API on a host. */
    public String api(HostName host) {
        return switch (this) {
            case GITHUB -> HostName.gitHubApi(host.value(), host.root());
            case GITLAB -> host.root() + "/api/v4";
            case GITEA -> host.root() + "/api/v1";
        };
    }

    /** Returns the page where a person makes a token, filled in as far as the forge allows. */
    public String tokenPage(HostName host) {
        return host.root()
                + switch (this) {
                    case GITHUB -> "/settings/tokens/new?description=coop&scopes=repo";
                    case GITLAB -> "/-/user_settings/personal_access_tokens?name=coop&scopes=api";
                    case GITEA -> "/user/settings/applications";
                };
    }
}
