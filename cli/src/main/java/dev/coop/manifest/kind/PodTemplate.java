package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.flag;
import static dev.coop.yaml.YamlNode.list;
import static dev.coop.yaml.YamlNode.number;
import static dev.coop.yaml.YamlNode.text;

import dev.coop.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The template of an app's Pods. It holds nothing of the source commit: an unchanged image restarts nothing. */
final class PodTemplate {
    private static final Pattern USER = Pattern.compile("([0-9]{1,10})(?::([0-9]{1,10}))?");

    private PodTemplate() {}

    /** The template of Pods that serve until they are stopped. */
    static YamlMapping serving(Subject subject) {
        var spread =
                subject.severalCopies() ? Optional.of(list(List.of(spread(subject)))) : Optional.<YamlMapping>empty();
        return template(subject, spec(subject, Probes.of(subject)).with("topologySpreadConstraints", spread));
    }

    /** The template of Pods that end by themselves. */
    static YamlMapping finishing(Subject subject) {
        return template(subject, spec(subject, YamlMapping.empty()).with("restartPolicy", "Never"));
    }

    private static YamlMapping template(Subject subject, YamlMapping spec) {
        return YamlMapping.of("metadata", YamlMapping.of("labels", Labels.pod(subject)))
                .with("spec", spec);
    }

    private static YamlMapping spec(Subject subject, YamlMapping probes) {
        return YamlMapping.of("automountServiceAccountToken", flag(false))
                .with("enableServiceLinks", flag(false))
                .with("securityContext", security(subject))
                .with(
                        "imagePullSecrets",
                        subject.renderable()
                                .environment()
                                .pullSecret()
                                .map(name -> list(List.of(YamlMapping.of("name", name)))))
                .with("containers", list(List.of(Container.of(subject, probes))))
                .with("volumes", list(List.of(YamlMapping.of("name", "tmp").with("emptyDir", YamlMapping.empty()))));
    }

    private static YamlMapping security(Subject subject) {
        var user = subject.renderable().app().build().user().map(USER::matcher).filter(each -> each.matches());
        return YamlMapping.of("runAsNonRoot", flag(true))
                .with("runAsUser", user.flatMap(match -> id(match.group(1))))
                .with(
                        "runAsGroup",
                        user.flatMap(
                                match -> Optional.ofNullable(match.group(2)).flatMap(PodTemplate::id)))
                .with("seccompProfile", YamlMapping.of("type", "RuntimeDefault"));
    }

    /** Root's own id is left to `runAsNonRoot`, which refuses it in words. */
    private static Optional<dev.coop.yaml.YamlScalar> id(String digits) {
        var id = Long.parseLong(digits);
        return id == 0 ? Optional.empty() : Optional.of(number(id));
    }

    private static YamlMapping spread(Subject subject) {
        return YamlMapping.of("maxSkew", number(1))
                .with("topologyKey", "kubernetes.io/hostname")
                .with("whenUnsatisfiable", text("ScheduleAnyway"))
                .with("labelSelector", YamlMapping.of("matchLabels", Labels.selector(subject)));
    }
}
