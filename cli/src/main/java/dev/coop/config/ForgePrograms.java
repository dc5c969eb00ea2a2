package dev.coop.config;

import dev.coop.config.Credentials.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The logins of the forges' own programs: {@code gh}, {@code glab} and {@code tea}. */
final class ForgePrograms implements GitLogins {

    /** A program gives a token of the environment for whatever host it is asked for, so it does not see them. */
    private static final Map<String, String> HIDDEN = Stream.of(
                    "GH_TOKEN",
                    "GITHUB_TOKEN",
                    "GH_ENTERPRISE_TOKEN",
                    "GITHUB_ENTERPRISE_TOKEN",
                    "GITLAB_TOKEN",
                    "GITLAB_ACCESS_TOKEN",
                    "OAUTH_TOKEN",
                    "CI_JOB_TOKEN",
                    "COOP_TOKEN")
            .collect(Collectors.toUnmodifiableMap(name -> name, _ -> ""));

    private final Machine machine;

    ForgePrograms(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Optional<Login> forHost(HostName host, String url) {
        return asked(List.of("gh", "auth", "token", "--hostname", host.value()), PlatformToken.USER)
                .or(() -> asked(List.of("glab", "config", "get", "token", "--host", host.value()), "oauth2"))
                .or(() -> fromTea(host));
    }

    private Optional<Login> asked(List<String> command, String user) {
        return machine.programs()
                .ask(command, machine.folder(), HIDDEN, "")
                .map(String::strip)
                .filter(token -> token.matches("[!-~]+"))
                .map(token -> new Login(user, new Token(token), command.getFirst()));
    }

    /** tea keeps its logins in a file (https://gitea.com/gitea/tea); it has no command that prints a token. */
    private Optional<Login> fromTea(HostName host) {
        var file = machine.configuration().resolve("tea/config.yml");
        return ProgramFile.read(file).stream()
                .flatMap(root -> ProgramFile.mappings(root, "logins"))
                .filter(login -> login.text("url")
                        .flatMap(HostName::ofAddress)
                        .filter(host::is)
                        .isPresent())
                .flatMap(login -> login
                        .text("token")
                        .filter(token -> token.matches("[!-~]+"))
                        .map(token -> new Login(
                                login.text("user")
                                        .filter(user -> !user.isBlank())
                                        .orElse("coop"),
                                new Token(token),
                                "tea"))
                        .stream())
                .findFirst();
    }
}
