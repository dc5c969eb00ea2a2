package dev.coop.config;

import dev.coop.diagnostic.Closest;
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
import java.util.List;
import java.util.Optional;

/** The user's own settings: {@code $XDG_CONFIG_HOME/coop/config.yaml}. */
public final class UserConfiguration {
    private static final List<String> KEYS = List.of("platform", "clientIds");

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
            var settings = stream.documents().stream()
                    .findFirst()
                    .flatMap(YamlDocument::mapping)
                    .orElse(YamlMapping.empty());
            Failure.whenInvalid(unknown(settings, file));
            return new UserConfiguration(settings);
        } catch (IOException unreadable) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error("unreadable-file", "cannot read your configuration: " + unreadable.getMessage())
                            .at(new Location.OfFile(file.toString())),
                    unreadable);
        }
    }

    /** A setting with a slip in its name would be as if it were not there. */
    private static List<Diagnostic> unknown(YamlMapping settings, Path file) {
        return settings.keys().stream()
                .filter(key -> !KEYS.contains(key))
                .map(key -> {
                    var found = Diagnostic.error("unknown-key", "unknown key `" + key + "` in your configuration")
                            .at(settings.entry(key)
                                    .flatMap(entry -> entry.key().span())
                                    .<Location>map(span -> span.location())
                                    .orElse(new Location.OfFile(file.toString())));
                    return found.hint(Closest.to(key, KEYS)
                            .map(meant -> "did you mean `" + meant + "`?")
                            .orElse("it knows " + String.join(", ", KEYS)));
                })
                .toList();
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
