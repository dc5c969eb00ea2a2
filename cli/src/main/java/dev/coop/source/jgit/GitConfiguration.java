package dev.coop.source.jgit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/** Git's configuration of a repository over the user's, as it is read without Git itself. */
public final class GitConfiguration {
    private final Config config;

    private GitConfiguration(Config config) {
        this.config = config;
    }

    /** Reads the configuration that counts in a folder. */
    public static GitConfiguration in(Path folder, Map<String, String> environment) {
        try {
            var repository = JGitSourceRepository.find(folder.toAbsolutePath().normalize());
            try {
                return of(environment, repository.map(Repository::getDirectory));
            } finally {
                repository.ifPresent(Repository::close);
            }
        } catch (IOException notARepository) {
            return of(environment, Optional.empty());
        }
    }

    /** A repository's file that cannot be read counts as empty. */
    static GitConfiguration of(Map<String, String> environment, Optional<File> repository) {
        var user = UserConfiguration.of(environment).read();
        if (repository.isEmpty()) {
            return new GitConfiguration(user);
        }
        var config = new FileBasedConfig(user, new File(repository.get(), "config"), FS.DETECTED);
        try {
            config.load();
            return new GitConfiguration(config);
        } catch (IOException | ConfigInvalidException _) {
            return new GitConfiguration(user);
        }
    }

    /** Returns the value of a key such as {@code user.name} or {@code gpg.ssh.program}. */
    public Optional<String> value(String key) {
        var first = key.indexOf('.');
        var last = key.lastIndexOf('.');
        var subsection = first == last ? null : key.substring(first + 1, last);
        return Optional.ofNullable(config.getString(key.substring(0, first), subsection, key.substring(last + 1)));
    }
}
