package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.number;

import dev.coop.yaml.YamlMapping;

/**
 * The Job of an app that runs once for each release, as a hook of Argo CD's sync: a Job cannot be changed, only made
 * anew.
 */
final class JobManifest {
    static final int TRIES_AGAIN = 2;

    private JobManifest() {}

    static YamlMapping of(Subject subject) {
        var annotations = Labels.provenance(subject)
                .with("argocd.argoproj.io/hook", "Sync")
                .with("argocd.argoproj.io/hook-delete-policy", "BeforeHookCreation");
        var metadata = Labels.metadata(subject, subject.name()).with("annotations", annotations);
        return Labels.resource("batch/v1", "Job", metadata)
                .with(
                        "spec",
                        YamlMapping.of("backoffLimit", number(TRIES_AGAIN))
                                .with("template", PodTemplate.finishing(subject)));
    }
}
