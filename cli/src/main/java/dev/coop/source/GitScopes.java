package dev.coop.source;

import dev.coop.source.GitSettings.Setting;
import java.util.ArrayList;
import java.util.Set;

/**
 * Git's configuration as it counts in a folder.
 *
 * @param all the whole of it
 * @param protectedOnes what the machine, the user and the command set, and no repository can
 */
public record GitScopes(GitSettings all, GitSettings protectedOnes) {

    /** Where nothing is configured. */
    public static final GitScopes NONE = new GitScopes(GitSettings.NONE, GitSettings.NONE);

    /** The scopes that Git's manual calls protected. */
    private static final Set<String> PROTECTED = Set.of("system", "global", "command");

    /** Reads what {@code git config --list --show-scope -z} prints. */
    public static GitScopes listed(String output) {
        var all = new ArrayList<Setting>();
        var protectedOnes = new ArrayList<Setting>();
        var fields = output.split("\0", -1);
        for (var at = 0; at + 1 < fields.length; at += 2) {
            var setting = Setting.listed(fields[at + 1]);
            all.add(setting);
            if (PROTECTED.contains(fields[at])) {
                protectedOnes.add(setting);
            }
        }
        return new GitScopes(GitSettings.of(all), GitSettings.of(protectedOnes));
    }

    /** Returns what counts where a repository has no say. */
    public GitScopes withoutRepository() {
        return new GitScopes(protectedOnes, protectedOnes);
    }
}
