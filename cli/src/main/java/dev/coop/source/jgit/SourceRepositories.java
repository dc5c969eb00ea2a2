package dev.coop.source.jgit;

import dev.coop.process.SystemPrograms;
import dev.coop.source.AppRepository;
import dev.coop.source.GitPlace;
import dev.coop.source.GitReader;
import dev.coop.source.GitScopes;
import dev.coop.source.GitSettings;
import dev.coop.source.RemoteAddresses;
import dev.coop.source.SourceRepository;
import dev.coop.source.TrustedRepositories;
import dev.coop.source.git.GitProgramReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Opens the repositories that apps are in. They are read with JGit, and by the user's own Git where JGit cannot.
 *
 * @param environment the process's variables
 * @param programs runs git and ssh
 */
public record SourceRepositories(Map<String, String> environment, SystemPrograms programs) {

    /** Finds the repository from a folder upwards; it is read when it is first asked something. */
    public SourceRepository around(Path appFolder) {
        var place = GitPlace.around(appFolder);
        return new AppRepository(
                appFolder,
                environment,
                () -> new RemoteAddresses(
                        scopes(appFolder),
                        programs,
                        environment,
                        place.map(GitPlace::workTree).orElse(appFolder)),
                place,
                place.map(this::readers).orElse(List.of()),
                IgnoreFiles::below);
    }

    private List<GitReader> readers(GitPlace place) {
        return List.of(new JGitReader(place), new GitProgramReader(place, programs));
    }

    /** Returns Git's configuration as it counts in a folder. */
    public GitSettings settings(Path folder) {
        return scopes(folder).all();
    }

    private GitScopes scopes(Path folder) {
        return GitConfiguration.in(folder, environment, programs);
    }

    /** Returns which repositories may be read by a user who is in a folder. */
    public TrustedRepositories trusted(Path folder) {
        return new TrustedRepositories(environment, () -> scopes(folder).protectedOnes());
    }
}
