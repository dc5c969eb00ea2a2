package dev.coop.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A kind of forge: the one table of what is the same for all repositories of that kind. */
public enum ForgeKind {
    GITHUB("github", "GitHub", "x-access-token"),
    GITLAB("gitlab", "GitLab", "oauth2"),
    GITEA("gitea", "Gitea", "coop"),
    /** Gitea's API, another name. */
    FORGEJO("forgejo", "Forgejo", "coop"),
    LOCAL("local", "the local forge", "");

    private final String word;
    private final String title;
    private final String user;

    /** How much coop needs something. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    /**
     * What a token may be allowed.
     *
     * @param name as the forge calls it
     * @param need whether a deploy works without
     * @param why what coop does with it
     */
    public record Scope(String name, Need need, String why) {}

    ForgeKind(String word, String title, String user) {
        this.word = word;
        this.title = title;
        this.user = user;
    }

    /** Returns the kind that a word in platform.yaml means, if it means one. */
    public static Optional<ForgeKind> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** Returns the kind that a host's name tells: where one of the parts between its dots and dashes is the forge's. */
    public static Optional<ForgeKind> ofHost(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", "");
        var parts = List.of(name.split("[.-]", -1));
        return name.endsWith(".ghe.com")
                ? Optional.of(GITHUB)
                : Arrays.stream(values())
                        .filter(each -> each.names().stream().anyMatch(parts::contains))
                        .findFirst();
    }

    /** Returns what platform.yaml and the command line call it. */
    public String word() {
        return word;
    }

    /** Returns what people call it. */
    public String title() {
        return title;
    }

    /** Returns the user name that goes with a token over Git. */
    public String user() {
        return user;
    }

    private List<String> names() {
        return switch (this) {
            case GITHUB, GITLAB, GITEA -> List.of(word);
            case FORGEJO -> List.of(word, "codeberg");
            case LOCAL -> List.of();
        };
    }

    /** Returns what a token may be allowed, the most needed first. */
    public List<Scope> scopes() {
        return switch (this) {
            case GITHUB ->
                List.of(
                        new Scope(
                                "repo",
                                Need.REQUIRED,
                                "to push branches, open pull requests, comment and set statuses"),
                        new Scope("read:org", Need.OPTIONAL, "to ask a team of the organisation for a review"));
            case GITLAB ->
                List.of(new Scope(
                        "api", Need.REQUIRED, "to push branches, open pull requests, comment and set statuses"));
            case GITEA, FORGEJO ->
                List.of(
                        new Scope(
                                "write:repository",
                                Need.REQUIRED,
                                "to push branches, open pull requests and set statuses"),
                        new Scope("write:issue", Need.REQUIRED, "to label pull requests and to comment on them"),
                        new Scope("read:organization", Need.OPTIONAL, "to use labels that belong to the organisation"));
            case LOCAL -> List.of();
        };
    }

    /** Returns what a token must be allowed, as in {@code the scopes `a` and `b`}. */
    public String requiredScopes() {
        var required = scopes().stream()
                .filter(each -> each.need() == Need.REQUIRED)
                .map(each -> "`" + each.name() + "`")
                .toList();
        return (required.size() == 1 ? "the scope " : "the scopes ") + String.join(" and ", required);
    }

    /** Returns what a token may be allowed as well, as in {@code ; `c` to do something}, or nothing. */
    public String optionalScopes() {
        return scopes().stream()
                .filter(each -> each.need() == Need.OPTIONAL)
                .map(each -> "; `" + each.name() + "` " + each.why())
                .collect(Collectors.joining());
    }

    /** Whether it is Gitea's API, whatever it is called. */
    public boolean isGitea() {
        return this == GITEA || this == FORGEJO;
    }

    /** Returns the host that most people mean. */
    public Optional<HostName> usualHost() {
        return switch (this) {
            case GITHUB -> HostName.ofServer("github.com");
            case GITLAB -> HostName.ofServer("gitlab.com");
            case GITEA, FORGEJO, LOCAL -> Optional.empty();
        };
    }

    /** Returns the usual path of the API on a host. */
    public String apiPath() {
        return switch (this) {
            case GITHUB -> "/api/v3";
            case GITLAB -> "/api/v4";
            case GITEA, FORGEJO -> "/api/v1";
            case LOCAL -> "";
        };
    }

    /** Returns the address of the API on a host. */
    public String api(HostName host) {
        return this == GITHUB ? HostName.gitHubApi(host.value(), host.root()) : host.root() + apiPath();
    }

    /** Returns the page where a person makes a token, filled in as far as the forge allows. */
    public String tokenPage(HostName host) {
        return host.root()
                + switch (this) {
                    case GITHUB -> "/settings/tokens/new?description=coop&scopes=repo";
                    case GITLAB -> "/-/user_settings/personal_access_tokens?name=coop&scopes=api";
                    case GITEA, FORGEJO -> "/user/settings/applications";
                    case LOCAL -> "";
                };
    }

    /** Returns how to log in to a host, as a command. */
    public String login(HostName host) {
        return "coop login " + (isGitea() ? GITEA.word : word) + " --host " + host.value();
    }
}
