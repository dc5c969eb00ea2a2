package dev.coop.source;

import dev.coop.process.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From what a clone calls a repository to its address: by {@code url.<base>.insteadOf} of Git's configuration, and by
 * the host's name where the one that is written is an alias in the configuration of ssh.
 *
 * @param scopes Git's configuration
 * @param programs asks ssh
 * @param environment the process's variables
 * @param folder where relative paths begin
 */
public record RemoteAddresses(GitScopes scopes, Programs programs, Map<String, String> environment, Path folder) {
    private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9_][a-z0-9._-]*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern OWN_SSH = Pattern.compile("(?:\\S*/)?ssh(?:\\.exe)?(?:\\s.*)?");

    /** Returns Git's configuration. */
    GitSettings settings() {
        return scopes.all();
    }

    /** Returns the address of a repository. */
    public RepositoryAddress of(String text) {
        var located = settings().located(text);
        return RepositoryAddress.of(
                RepositoryAddress.sshHost(located)
                        .flatMap(host -> meant(host).map(name -> RepositoryAddress.onHost(located, name)))
                        .orElse(located),
                folder);
    }

    /** An alias may stand for a number, which is no name that others know the host by. */
    private Optional<String> meant(String host) {
        if (!HOST.matcher(host).matches() || RepositoryAddress.isWellKnown(host)) {
            return Optional.empty();
        }
        return programs.ask(command(host), folder, Map.of(), "")
                .flatMap(said -> said.lines()
                        .filter(line -> line.startsWith("hostname "))
                        .map(line -> line.substring("hostname ".length()).strip())
                        .findFirst())
                .filter(name ->
                        HOST.matcher(name).matches() && !NUMBERS.matcher(name).matches());
    }

    /**
     * The user's own ssh may have another configuration; a wrapper of another name need not know {@code -G}. What is
     * merely looked at runs no program that a repository names.
     */
    private List<String> command(String host) {
        var own = Optional.ofNullable(environment.get("GIT_SSH_COMMAND"))
                .or(() -> scopes.protectedOnes().value("core.sshCommand"))
                .filter(line -> OWN_SSH.matcher(line).matches());
        var command = new ArrayList<>(
                own.map(line -> List.of("sh", "-c", line + " \"$@\"", "ssh")).orElse(List.of("ssh")));
        command.addAll(List.of("-G", host));
        return command;
    }
}
