package dev.coop.manifest.kind;

import static dev.coop.yaml.YamlNode.flag;
import static dev.coop.yaml.YamlNode.list;
import static dev.coop.yaml.YamlNode.number;
import static dev.coop.yaml.YamlNode.texts;

import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An app's container. */
final class Container {
    private Container() {}

    static YamlMapping of(Subject subject, YamlMapping probes) {
        var workload = subject.workload();
        var container = YamlMapping.of("name", subject.name())
                .with("image", subject.renderable().image().toString())
                .with("command", some(texts(workload.command()).items()))
                .with("args", some(texts(workload.args()).items()))
                .with("env", some(environment(subject)))
                .with("ports", some(ports(subject)))
                .with("resources", Sizes.resources(subject));
        for (var probe : probes.entries()) {
            container = container.with(probe.key().text(), probe.value());
        }
        return container
                .with("securityContext", security())
                .with("volumeMounts", list(List.of(YamlMapping.of("name", "tmp").with("mountPath", "/tmp"))));
    }

    private static Optional<YamlNode> some(List<? extends YamlNode> items) {
        return items.isEmpty() ? Optional.empty() : Optional.of(list(items));
    }

    private static List<YamlNode> environment(Subject subject) {
        var env = subject.workload().env();
        var secrets = subject.workload().secrets();
        var variables = new ArrayList<YamlNode>();
        if (subject.port().isPresent() && !env.containsKey("PORT") && !secrets.contains("PORT")) {
            variables.add(variable("PORT", Integer.toString(subject.port().getAsInt())));
        }
        env.forEach((name, value) -> variables.add(variable(name, value)));
        for (var name : secrets) {
            variables.add(secret(subject, name));
        }
        return variables;
    }

    private static YamlMapping variable(String name, String value) {
        return YamlMapping.of("name", name).with("value", value);
    }

    private static YamlMapping secret(Subject subject, String name) {
        var key = YamlMapping.of("name", subject.secretName()).with("key", name).with("optional", flag(false));
        return YamlMapping.of("name", name).with("valueFrom", YamlMapping.of("secretKeyRef", key));
    }

    private static List<YamlNode> ports(Subject subject) {
        return subject.port().isEmpty()
                ? List.of()
                : List.of(YamlMapping.of("name", Probes.PORT_NAME)
                        .with("containerPort", number(subject.port().getAsInt())));
    }

    private static YamlMapping security() {
        return YamlMapping.of("allowPrivilegeEscalation", flag(false))
                .with("readOnlyRootFilesystem", flag(true))
                .with("capabilities", YamlMapping.of("drop", texts(List.of("ALL"))));
    }
}
