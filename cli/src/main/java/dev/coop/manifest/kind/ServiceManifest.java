package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.list;
import static dev.coop.yaml.YamlNode.number;

import dev.coop.yaml.YamlMapping;
import java.util.List;

/** The Service of a web app: port 80, whatever the container's own is. */
final class ServiceManifest {
    static final int PORT = 80;

    private ServiceManifest() {}

    static YamlMapping of(Subject subject) {
        var port = YamlMapping.of("name", Probes.PORT_NAME)
                .with("port", number(PORT))
                .with("targetPort", Probes.PORT_NAME);
        return Labels.resource("v1", "Service", Labels.metadata(subject, subject.name()))
                .with(
                        "spec",
                        YamlMapping.of("selector", Labels.selector(subject)).with("ports", list(List.of(port))));
    }
}
