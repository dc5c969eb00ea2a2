package dev.coop.config;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlDocument;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The user's own settings: {@code $XDG_CONFIG_HOME/coop/config.yaml}. */
public final class UserConfiguration {
    private final YamlMapping settings;

    private UserConfiguration(YamlMapping settings) {
        this.settings = settings;
    }

    /** Reads the file; one that is not there says nothing. */
    public static UserConfiguration read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new UserConfiguration(YamlMapping.empty());
        }
        try {
            var stream = YamlReader.read(new SourceText(file.toString(), Files.readString(file)));
            Failure.whenInvalid(stream.problems());
            return new UserConfiguration(stream.documents().stream()
                    .findFirst()
                    .flatMap(YamlDocument::mapping)
                    .orElse(YamlMapping.empty()));
        } catch (IOException unreadable) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error("unreadable-file", "cannot read your configuration: " + unreadable.getMessage())
                            .at(new Location.OfFile(file.toString())),
                    unreadable);
        }
    }

    /** Returns the platform that the user works with. */
    public Optional<String> platform() {
        return settings.text("platform");
    }

    /** Returns the id that coop has as an OAuth application of a host. */
    public Optional<String> clientId(HostName host) {
        return settings.text("clientIds", host.value());
    }
}
