package dev.coop.source.jgit;

import java.util.Map;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit may know of the machine: the environment and the home that it is given, and nothing else. It does not look
 * for a system-wide configuration, does not measure the file system and writes nothing to the user's home.
 */
public final class JGitSettings extends SystemReader.Delegate {
    private final SystemReader machine;
    private final Map<String, String> environment;
    private final UserConfiguration user;

    private JGitSettings(Map<String, String> environment, SystemReader machine) {
        super(machine);
        this.machine = machine;
        this.environment = Map.copyOf(environment);
        this.user = UserConfiguration.of(environment);
    }

    /**
     * Makes JGit use these settings, in the whole process. To be called once, before anything of JGit is used.
     *
     * @param environment the variables, of which {@code HOME} and {@code XDG_CONFIG_HOME} say where the user's
     *     configuration is
     */
    public static void install(Map<String, String> environment) {
        var current = SystemReader.getInstance();
        var machine = current instanceof JGitSettings settings ? settings.machine : current;
        SystemReader.setInstance(new JGitSettings(environment, machine));
    }

    @Override
    public @Nullable String getenv(String variable) {
        if (variable.equals("GIT_SSH")) {
            // With it JGit looks for no SSH library; what is run is the business of whoever opens a transport.
            return environment.getOrDefault(variable, "ssh");
        }
        return environment.get(variable);
    }

    @Override
    public @Nullable String getProperty(String key) {
        return key.equals("user.home") ? user.home().toString() : super.getProperty(key);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return user.open(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    /** A configuration without a file. */
    private static final class NoConfig extends FileBasedConfig {
        NoConfig(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is nothing to read.
        }

        @Override
        public void save() {
            // What JGit would like to remember is not worth a file in the user's home.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
