package dev.coop.source.jgit;

import dev.coop.source.Person;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/** Who commits: Git's variables, then the repository's configuration, then the user's, then the login name. */
record Committer(Map<String, String> environment, Optional<File> repository) {

    Person person() {
        var config = config();
        var login = first("USER", "LOGNAME", "USERNAME").orElse("coop");
        var host = first("HOSTNAME", "COMPUTERNAME").orElse("localhost");
        return new Person(
                first("GIT_AUTHOR_NAME").or(() -> set(config, "name")).orElse(login),
                first("GIT_AUTHOR_EMAIL")
                        .or(() -> set(config, "email"))
                        .or(() -> first("EMAIL"))
                        .orElse(login + "@" + host));
    }

    private Config config() {
        var user = UserConfiguration.of(environment).read();
        if (repository.isEmpty()) {
            return user;
        }
        var config = new FileBasedConfig(user, new File(repository.get(), "config"), FS.DETECTED);
        try {
            config.load();
            return config;
        } catch (IOException | ConfigInvalidException _) {
            return user;
        }
    }

    private static Optional<String> set(Config config, String name) {
        return Optional.ofNullable(config.getString("user", null, name)).filter(text -> !text.isBlank());
    }

    private Optional<String> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
