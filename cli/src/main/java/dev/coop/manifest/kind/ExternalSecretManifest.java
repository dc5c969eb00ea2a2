package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.list;

import dev.coop.platform.Platform.FromStore;
import dev.coop.yaml.YamlMapping;

/** The ExternalSecret that makes the Secret of an app from the platform's store. */
final class ExternalSecretManifest {
    private ExternalSecretManifest() {}

    static YamlMapping of(Subject subject, FromStore from) {
        var values = subject.workload().secrets().stream()
                .map(name -> YamlMapping.of("secretKey", name)
                        .with("remoteRef", YamlMapping.of("key", key(subject, from, name))))
                .toList();
        var store = YamlMapping.of("name", from.store()).with("kind", "ClusterSecretStore");
        var target = YamlMapping.of("name", subject.secretName()).with("creationPolicy", "Owner");
        return Labels.resource(
                        "external-secrets.io/v1", "ExternalSecret", Labels.metadata(subject, subject.secretName()))
                .with(
                        "spec",
                        YamlMapping.of("refreshInterval", "1h")
                                .with("secretStoreRef", store)
                                .with("target", target)
                                .with("data", list(values)));
    }

    private static String key(Subject subject, FromStore from, String name) {
        return from.key()
                .replace("{app}", subject.name())
                .replace("{environment}", subject.environment().value())
                .replace("{team}", subject.renderable().team().orElse(""))
                .replace("{name}", name);
    }
}
