package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.number;

import dev.coop.yaml.YamlMapping;

/** The CronJob of an app that runs by a schedule. */
final class CronJobManifest {
    private CronJobManifest() {}

    static YamlMapping of(Subject subject) {
        var schedule = subject.workload().schedule().orElse("");
        var run = YamlMapping.of("backoffLimit", number(JobManifest.TRIES_AGAIN))
                .with("template", PodTemplate.finishing(subject));
        return Labels.resource("batch/v1", "CronJob", Labels.workloadMetadata(subject))
                .with(
                        "spec",
                        YamlMapping.of("schedule", schedule)
                                .with("concurrencyPolicy", "Forbid")
                                .with("jobTemplate", YamlMapping.of("spec", run)));
    }
}
