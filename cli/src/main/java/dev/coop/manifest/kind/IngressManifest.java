package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.list;

import dev.coop.platform.Platform.ByIngress;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.List;

/** The Ingress of an exposed web app. */
final class IngressManifest {
    private IngressManifest() {}

    static YamlMapping of(Subject subject, ByIngress ingress, String host, String path) {
        var service = YamlMapping.of("name", subject.name()).with("port", YamlMapping.of("name", Probes.PORT_NAME));
        var route = YamlMapping.of("path", path)
                .with("pathType", "Prefix")
                .with("backend", YamlMapping.of("service", service));
        var rule = YamlMapping.of("host", host).with("http", YamlMapping.of("paths", list(List.of(route))));
        return Labels.resource("networking.k8s.io/v1", "Ingress", Labels.metadata(subject, subject.name()))
                .with(
                        "spec",
                        YamlMapping.empty()
                                .with("ingressClassName", ingress.className().map(YamlNode::text))
                                .with("rules", list(List.of(rule))));
    }
}
