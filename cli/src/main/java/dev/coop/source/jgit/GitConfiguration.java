package dev.coop.source.jgit;

import dev.coop.process.Programs;
import dev.coop.source.GitPlace;
import dev.coop.source.GitSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/** Reads Git's configuration: asks Git, which knows every way to include another file; without it, with JGit. */
final class GitConfiguration {
    private static final String OF_A_REPOSITORY = "core.repositoryformatversion";

    private GitConfiguration() {}

    /** Returns the configuration that counts in a folder. */
    static GitSettings in(Path folder, Map<String, String> environment, Programs programs) {
        var place = GitPlace.around(folder);
        var at = place.map(GitPlace::workTree).orElse(folder);
        return asked(at, place, environment, programs)
                // Git does not read the configuration of a repository that belongs to somebody else.
                .filter(said -> place.isEmpty() || said.value(OF_A_REPOSITORY).isPresent())
                .orElseGet(() -> read(environment, place));
    }

    private static Optional<GitSettings> asked(
            Path folder, Optional<GitPlace> place, Map<String, String> environment, Programs programs) {
        var command = new ArrayList<>(List.of("git"));
        place.ifPresent(
                found -> command.addAll(List.of("--git-dir", found.gitFolder().toString())));
        command.addAll(List.of("config", "--list", "-z"));
        return programs.ask(command, folder, environment, "").map(GitSettings::listed);
    }

    /** A file that cannot be read counts as empty. */
    private static GitSettings read(Map<String, String> environment, Optional<GitPlace> place) {
        var user = UserConfiguration.of(environment).read();
        if (place.isEmpty()) {
            return settings(user);
        }
        var file = shared(place.get().gitFolder()).resolve("config").toFile();
        var config = new FileBasedConfig(user, file, FS.DETECTED);
        try {
            config.load();
            return settings(config);
        } catch (IOException | ConfigInvalidException _) {
            return settings(user);
        }
    }

    /** A linked work tree shares the configuration of the repository that it belongs to. */
    private static Path shared(Path gitFolder) {
        var parent = gitFolder.getParent();
        return parent != null && parent.endsWith("worktrees") && parent.getParent() != null
                ? parent.getParent()
                : gitFolder;
    }

    private static GitSettings settings(Config config) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var section : config.getSections()) {
            var lower = section.toLowerCase(Locale.ROOT);
            for (var name : config.getNames(section, true)) {
                values.put(lower + "." + name.toLowerCase(Locale.ROOT), all(config.getStringList(section, null, name)));
            }
            for (var within : config.getSubsections(section)) {
                for (var name : config.getNames(section, within, true)) {
                    values.put(
                            lower + "." + within + "." + name.toLowerCase(Locale.ROOT),
                            all(config.getStringList(section, within, name)));
                }
            }
        }
        return new GitSettings(values);
    }

    /** JGit has a key without a value as null. */
    private static List<String> all(String[] values) {
        return Arrays.stream(values)
                .map(value -> Optional.ofNullable(value).orElse(""))
                .toList();
    }
}
