package dev.coop.source.jgit;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Returns its files, not read yet, in the order in which Git reads them. */
    List<FileBasedConfig> files() {
        return Stream.of(xdg.resolve("git").resolve("config"), home.resolve(".gitconfig"))
                .<FileBasedConfig>map(file -> new FileBasedConfig(null, file.toFile(), FS.DETECTED))
                .toList();
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
