package dev.coop.config;

import dev.coop.config.Credentials.Holder;
import dev.coop.config.Credentials.Login;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The forges' tokens among the environment variables, each with the one host that it belongs to. */
final class EnvironmentTokens implements GitLogins {

    /** A variable with a token. */
    private record Candidate(String variable, String user, Holder holder, Optional<HostName> host) {}

    private final Machine machine;
    private final List<Candidate> candidates;

    EnvironmentTokens(Machine machine) {
        this.machine = machine;
        this.candidates =
                Stream.of(gitHub(), gitLab(), gitea()).flatMap(List::stream).toList();
    }

    @Override
    public Optional<Login> forHost(HostName host, String url) {
        return candidates.stream()
                .filter(each -> each.host().filter(host::is).isPresent())
                .flatMap(each -> machine
                        .variable(each.variable())
                        .map(token -> new Login(each.user(), new Token(token), each.variable(), each.holder()))
                        .stream())
                .findFirst();
    }

    /** A workflow's token is its server's, which need not be github.com. */
    private List<Candidate> gitHub() {
        var named = machine.server("GH_HOST");
        var host = named.or(() -> machine.server("GITHUB_SERVER_URL")).or(() -> HostName.ofServer("github.com"));
        return List.of(
                new Candidate("GH_ENTERPRISE_TOKEN", PlatformToken.USER, Holder.ANYBODY, named),
                new Candidate("GITHUB_ENTERPRISE_TOKEN", PlatformToken.USER, Holder.ANYBODY, named),
                new Candidate("GH_TOKEN", PlatformToken.USER, Holder.ANYBODY, host),
                new Candidate("GITHUB_TOKEN", PlatformToken.USER, workflow(), host));
    }

    /** Where no workflow runs this, a person has set the variable. */
    private Holder workflow() {
        return machine.variable("GITHUB_ACTIONS").filter("true"::equals).isPresent() ? Holder.WORKFLOW : Holder.ANYBODY;
    }

    private List<Candidate> gitLab() {
        var host = machine.server("GITLAB_HOST").or(() -> HostName.ofServer("gitlab.com"));
        var job = machine.server("CI_SERVER_URL").or(() -> machine.server("CI_SERVER_HOST"));
        return List.of(
                new Candidate("GITLAB_TOKEN", "oauth2", Holder.ANYBODY, host),
                new Candidate("CI_JOB_TOKEN", Login.JOB, Holder.JOB, job));
    }

    private List<Candidate> gitea() {
        return List.of(
                new Candidate("GITEA_TOKEN", "coop", Holder.ANYBODY, machine.server("GITEA_SERVER_URL")),
                new Candidate("FORGEJO_TOKEN", "coop", Holder.ANYBODY, machine.server("FORGEJO_SERVER_URL")));
    }
}
