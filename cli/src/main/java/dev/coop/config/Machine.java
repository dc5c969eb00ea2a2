package dev.coop.config;

import dev.coop.process.Programs;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a person's or a CI job's credentials may be.
 *
 * @param environment the process's variables
 * @param home the user's home folder
 * @param folder where other programs are asked
 * @param programs asks them
 */
public record Machine(Map<String, String> environment, Path home, Path folder, Programs programs) {
    public Machine {
        environment = Map.copyOf(environment);
    }

    /** Returns a variable's value, unless it is empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(each -> !each.isEmpty());
    }

    /** Returns the folder of the user's configuration files, by the XDG base directory specification. */
    public Path configuration() {
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".config"));
    }

    /** Returns the file that {@code coop login} writes. */
    public CredentialFile ownFile() {
        return new CredentialFile(configuration().resolve("coop/credentials.yaml"));
    }

    Optional<HostName> server(String variable) {
        return variable(variable).flatMap(HostName::ofServer);
    }
}
