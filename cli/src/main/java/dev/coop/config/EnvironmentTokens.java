package dev.coop.config;

import dev.coop.config.Credentials.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tokens among the environment variables, each with the one host that it belongs to. */
final class EnvironmentTokens {

    /** A variable with a token. */
    private record Candidate(String variable, String user, Optional<HostName> host) {}

    private final Map<String, String> environment;
    private final List<Candidate> candidates;

    /** @param platform the host of the GitOps repository, as the user named it */
    EnvironmentTokens(Map<String, String> environment, Optional<HostName> platform) {
        this.environment = Map.copyOf(environment);
        this.candidates = Stream.of(
                        List.of(new Candidate("COOP_TOKEN", "x-access-token", platform)), gitHub(), gitLab(), gitea())
                .flatMap(List::stream)
                .toList();
    }

    Optional<Login> forHost(HostName host) {
        return candidates.stream()
                .filter(each -> each.host().filter(host::is).isPresent())
                .flatMap(
                        each -> value(each.variable())
                                .map(token -> new Login(each.user(), new Token(token), each.variable()))
                                .stream())
                .findFirst();
    }

    /** A workflow's token is its server's, which need not be github.com. */
    private List<Candidate> gitHub() {
        var named = server("GH_HOST");
        var host = named.or(() -> server("GITHUB_SERVER_URL")).or(() -> HostName.ofServer("github.com"));
        return List.of(
                new Candidate("GH_ENTERPRISE_TOKEN", "x-access-token", named),
                new Candidate("GITHUB_ENTERPRISE_TOKEN", "x-access-token", named),
                new Candidate("GH_TOKEN", "x-access-token", host),
                new Candidate("GITHUB_TOKEN", "x-access-token", host));
    }

    private List<Candidate> gitLab() {
        var host = server("GITLAB_HOST").or(() -> HostName.ofServer("gitlab.com"));
        var job = server("CI_SERVER_URL").or(() -> server("CI_SERVER_HOST"));
        return List.of(
                new Candidate("GITLAB_TOKEN", "oauth2", host), new Candidate("CI_JOB_TOKEN", "gitlab-ci-token", job));
    }

    private List<Candidate> gitea() {
        return List.of(
                new Candidate("GITEA_TOKEN", "coop", server("GITEA_SERVER_URL")),
                new Candidate("FORGEJO_TOKEN", "coop", server("FORGEJO_SERVER_URL")));
    }

    private Optional<HostName> server(String variable) {
        return value(variable).flatMap(HostName::ofServer);
    }

    /** Returns a variable's value, unless it is empty. */
    Optional<String> value(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(each -> !each.isEmpty());
    }

    /** Returns the variables whose token another program must not take for some other host's, each emptied. */
    static Map<String, String> hidden() {
        return Map.of("GH_TOKEN", "", "GITHUB_TOKEN", "", "GH_ENTERPRISE_TOKEN", "", "GITHUB_ENTERPRISE_TOKEN", "");
    }
}
