package dev.coop.source.jgit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * The user's Git configuration, as gitconfig(5) finds it: {@code ~/.gitconfig} over
 * {@code $XDG_CONFIG_HOME/git/config}.
 */
record UserConfiguration(Path home, Path xdg) {

    static UserConfiguration of(Map<String, String> environment) {
        var home = Path.of(environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", "/nonexistent")));
        var xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return new UserConfiguration(home, xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg));
    }

    /** Returns the configuration, not read yet. */
    FileBasedConfig open(@Nullable Config parent, FS fs) {
        var shared =
                new SettledConfig(parent, xdg.resolve("git").resolve("config").toFile(), fs);
        return new SettledConfig(shared, home.resolve(".gitconfig").toFile(), fs);
    }

    /** Reads it. A file that cannot be read counts as empty, as it does for a user who has none. */
    Config read() {
        var shared =
                new SettledConfig(null, xdg.resolve("git").resolve("config").toFile(), FS.DETECTED);
        var own = new SettledConfig(shared, home.resolve(".gitconfig").toFile(), FS.DETECTED);
        try {
            shared.load();
            own.load();
            return own;
        } catch (IOException | ConfigInvalidException _) {
            return new Config();
        }
    }

    /**
     * A configuration that also says how fine the file system's time stamps are. Where none says so, JGit spends
     * seconds on measuring it and writes what it found to the user's home. A second is true of every file system in use
     * and only makes JGit read a file again that changed a moment ago.
     */
    private static final class SettledConfig extends FileBasedConfig {
        SettledConfig(@Nullable Config parent, File file, FS fs) {
            super(parent, file, fs);
        }

        @Override
        public @Nullable String getString(String section, @Nullable String subsection, String name) {
            if (section.equals("filesystem")) {
                return switch (name) {
                    case "timestampResolution" -> "1 second";
                    case "minRacyThreshold" -> "0 seconds";
                    default -> super.getString(section, subsection, name);
                };
            }
            return super.getString(section, subsection, name);
        }
    }
}
