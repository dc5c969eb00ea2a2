package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.list;
import static dev.coop.yaml.YamlNode.number;
import static dev.coop.yaml.YamlNode.texts;

import dev.coop.platform.Platform.ByGateway;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** The HTTPRoute of an exposed web app, on a platform with the Gateway API. */
final class HttpRouteManifest {
    private HttpRouteManifest() {}

    static YamlMapping of(Subject subject, ByGateway gateway, String host, String path) {
        var parent = YamlMapping.of("name", gateway.name())
                .with(
                        "namespace",
                        Optional.of(gateway.namespace())
                                .filter(each -> !each.isEmpty())
                                .map(YamlNode::text));
        var match = YamlMapping.of("path", YamlMapping.of("type", "PathPrefix").with("value", path));
        var backend = YamlMapping.of("name", subject.name()).with("port", number(ServiceManifest.PORT));
        var rule = YamlMapping.of("matches", list(List.of(match))).with("backendRefs", list(List.of(backend)));
        return Labels.resource("gateway.networking.k8s.io/v1", "HTTPRoute", Labels.metadata(subject, subject.name()))
                .with(
                        "spec",
                        YamlMapping.of("parentRefs", list(List.of(parent)))
                                .with("hostnames", texts(List.of(host)))
                                .with("rules", list(List.of(rule))));
    }
}
