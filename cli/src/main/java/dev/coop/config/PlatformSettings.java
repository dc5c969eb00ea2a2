package dev.coop.config;

import dev.coop.config.PlatformChoice.Origin;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one place that knows in which order platforms named in several places count: flag, variable, coop.yaml, the
 * user's configuration.
 *
 * @param flag {@code --platform}
 * @param variable {@code COOP_PLATFORM}
 * @param userFile the user's configuration; read only where it counts
 * @param folder the folder that the command runs in
 */
public record PlatformSettings(Optional<String> flag, Optional<String> variable, Path userFile, Path folder) {

    /**
     * What a coop.yaml says.
     *
     * @param platform what it names, if it names one
     * @param folder where it is
     */
    public record AppFile(Optional<String> platform, Path folder) {}

    /**
     * Returns the platform that counts, if one is named anywhere.
     *
     * @param app reads the app's coop.yaml, where the command is about one; asked only where it counts
     */
    public Optional<PlatformChoice> choice(Supplier<Optional<AppFile>> app) {
        return named(flag, Origin.FLAG, folder)
                .or(() -> named(variable, Origin.VARIABLE, folder))
                .or(() -> app.get().flatMap(file -> named(file.platform(), Origin.APP_FILE, file.folder())))
                .or(() -> named(
                        UserConfiguration.read(userFile).platform(),
                        Origin.USER_CONFIGURATION,
                        userFile.resolveSibling("")));
    }

    private static Optional<PlatformChoice> named(Optional<String> value, Origin origin, Path folder) {
        return value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new PlatformChoice(text, origin, folder));
    }
}
