package dev.coop.source.jgit;

import dev.coop.process.Programs;
import dev.coop.source.GitPlace;
import dev.coop.source.GitScopes;
import dev.coop.source.GitSettings;
import dev.coop.source.TrustedRepositories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** Reads Git's configuration: asks Git, which knows every way to include another file; without it, with JGit. */
final class GitConfiguration {
    private static final String OF_A_REPOSITORY = "core.repositoryformatversion";

    private GitConfiguration() {}

    /** Returns the configuration that counts in a folder. A repository that is not to be trusted has no say in it. */
    static GitScopes in(Path folder, Map<String, String> environment, Programs programs) {
        var place = GitPlace.around(folder);
        var at = place.map(GitPlace::workTree).orElse(folder);
        var scopes = asked(at, place, environment, programs)
                // Git lists the rest without a word where it does not take the folder for a repository.
                .filter(said ->
                        place.isEmpty() || said.all().value(OF_A_REPOSITORY).isPresent())
                .orElseGet(() -> read(environment, place));
        var trusted = new TrustedRepositories(environment, scopes::protectedOnes);
        return place.isEmpty() || trusted.include(place.get()) ? scopes : scopes.withoutRepository();
    }

    private static Optional<GitScopes> asked(
            Path folder, Optional<GitPlace> place, Map<String, String> environment, Programs programs) {
        var command = new ArrayList<>(List.of("git"));
        place.ifPresent(
                found -> command.addAll(List.of("--git-dir", found.gitFolder().toString())));
        command.addAll(List.of("config", "--list", "--show-scope", "-z"));
        return programs.ask(command, folder, environment, "").map(GitScopes::listed);
    }

    /** A file that cannot be read counts as empty. */
    private static GitScopes read(Map<String, String> environment, Optional<GitPlace> place) {
        var found = new ArrayList<GitSettings.Setting>();
        UserConfiguration.of(environment).files().forEach(file -> found.addAll(settings(file)));
        var last = variables(environment);
        var protectedOnes = new ArrayList<>(found);
        protectedOnes.addAll(last);
        place.map(there -> shared(there.gitFolder()).resolve("config").toFile())
                .ifPresent(file -> found.addAll(settings(new FileBasedConfig(null, file, FS.DETECTED))));
        found.addAll(last);
        return new GitScopes(GitSettings.of(found), GitSettings.of(protectedOnes));
    }

    /** A linked work tree shares the configuration of the repository that it belongs to. */
    private static Path shared(Path gitFolder) {
        var parent = gitFolder.getParent();
        return parent != null && parent.endsWith("worktrees") && parent.getParent() != null
                ? parent.getParent()
                : gitFolder;
    }

    private static List<GitSettings.Setting> settings(FileBasedConfig file) {
        try {
            file.load();
        } catch (IOException | ConfigInvalidException _) {
            return List.of();
        }
        var found = new ArrayList<GitSettings.Setting>();
        for (var section : file.getSections()) {
            for (var name : file.getNames(section)) {
                add(found, file, section, null, name);
            }
            for (var within : file.getSubsections(section)) {
                for (var name : file.getNames(section, within)) {
                    add(found, file, section, within, name);
                }
            }
        }
        return found;
    }

    private static void add(
            List<GitSettings.Setting> found, Config file, String section, @Nullable String within, String name) {
        var key = section.toLowerCase(Locale.ROOT) + "." + (within == null ? "" : within + ".")
                + name.toLowerCase(Locale.ROOT);
        for (var value : file.getStringList(section, within, name)) {
            // JGit has a key without a value as null.
            found.add(new GitSettings.Setting(key, value == null ? "" : value));
        }
    }

    /** Settings that the command's variables hold, as git-config(1) has it. */
    private static List<GitSettings.Setting> variables(Map<String, String> environment) {
        var found = new ArrayList<GitSettings.Setting>();
        for (var number = 0; number < count(environment); number++) {
            var value = environment.getOrDefault("GIT_CONFIG_VALUE_" + number, "");
            Optional.ofNullable(environment.get("GIT_CONFIG_KEY_" + number))
                    .ifPresent(key -> found.add(new GitSettings.Setting(key, value)));
        }
        return found;
    }

    private static int count(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("GIT_CONFIG_COUNT"))
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
