package dev.coop.manifest.kind;

import dev.coop.yaml.YamlMapping;

/** Labels, selectors and the metadata that holds them. */
public final class Labels {
    private Labels() {}

    /** What selects an app's Pods. It can never change: a Deployment's selector is immutable. */
    public static YamlMapping selector(Subject subject) {
        return YamlMapping.of("app.kubernetes.io/name", subject.name())
                .with("app.kubernetes.io/instance", subject.app() + "-" + subject.environment());
    }

    /** A Pod's labels: nothing that may change without the Pod's content, or Pods would restart for it. */
    static YamlMapping pod(Subject subject) {
        return selector(subject)
                .with("coop/app", subject.name())
                .with("coop/environment", subject.environment().value());
    }

    static YamlMapping all(Subject subject) {
        var labels = selector(subject)
                .with("app.kubernetes.io/managed-by", "coop")
                .with("coop/app", subject.name())
                .with("coop/environment", subject.environment().value());
        return subject.renderable()
                .team()
                .map(team -> labels.with("coop/team", team))
                .orElse(labels);
    }

    /** What an extra resource gets where it has no such label of its own. */
    public static YamlMapping ofExtraResources(Subject subject) {
        return YamlMapping.of("app.kubernetes.io/managed-by", "coop")
                .with("coop/app", subject.name())
                .with("coop/environment", subject.environment().value());
    }

    static YamlMapping metadata(Subject subject, String name) {
        return YamlMapping.of("name", name).with("labels", all(subject));
    }

    /** The metadata of the workload itself, the only place that says from which commit it comes. */
    static YamlMapping workloadMetadata(Subject subject) {
        return metadata(subject, subject.name()).with("annotations", provenance(subject));
    }

    static YamlMapping provenance(Subject subject) {
        var provenance = subject.renderable().provenance();
        return YamlMapping.of("coop/source-repository", provenance.repository())
                .with("coop/source-commit", provenance.commit());
    }

    /** A resource without its spec. */
    static YamlMapping resource(String apiVersion, String kind, YamlMapping metadata) {
        return YamlMapping.of("apiVersion", apiVersion).with("kind", kind).with("metadata", metadata);
    }
}
