package dev.coop.validate.subject;

import dev.coop.platform.Environment;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.Optional;

/**
 * An app's settings where no environment says otherwise, or in one environment.
 *
 * @param name the environment's; none for the settings that hold without one
 * @param settings with the environment's own laid over them; each value keeps its place
 * @param environment the platform's, when the platform is known
 */
public record View(Optional<String> name, YamlMapping settings, Optional<Environment> environment) {

    /** Whether the app is reached from outside here. */
    public boolean isExposed() {
        return settings.at("expose")
                .map(node -> !(node instanceof YamlScalar scalar)
                        || !(scalar.text().equalsIgnoreCase("false") || scalar.isNull()))
                .orElse(false);
    }

    /** Returns the host that the settings name, if they do. */
    public Optional<String> ownHost() {
        return settings.at("expose").flatMap(node -> switch (node) {
            case YamlScalar scalar when scalar.type() == YamlScalar.Type.STRING -> Optional.of(scalar.text());
            case YamlMapping mapping -> mapping.text("host");
            case YamlNode _ -> Optional.empty();
        });
    }

    /** Returns the words that say in a message which environment is meant: nothing when it is none. */
    public String where() {
        return name.map(environment -> " in " + environment).orElse("");
    }
}
