package dev.coop.manifest.kind;

import dev.coop.app.Workload.NamedSize;
import dev.coop.app.Workload.OwnSize;
import dev.coop.app.Workload.StandardSize;
import dev.coop.yaml.YamlMapping;
import java.util.Optional;

/** What an app may use. */
final class Sizes {
    private static final OwnSize SMALLEST = new OwnSize("100m", "128Mi");

    private Sizes() {}

    /** Requests of both, but a limit of memory only: a limit of CPU slows an app down while the node is idle. */
    static YamlMapping resources(Subject subject) {
        var size = switch (subject.workload().size()) {
            case OwnSize own -> own;
            case NamedSize(var name) ->
                Optional.ofNullable(subject.renderable().platform().sizes().get(name))
                        .orElse(SMALLEST);
            case StandardSize() -> standard(subject);
        };
        return YamlMapping.of("requests", YamlMapping.of("cpu", size.cpu()).with("memory", size.memory()))
                .with("limits", YamlMapping.of("memory", size.memory()));
    }

    private static OwnSize standard(Subject subject) {
        return subject.renderable().platform().sizes().values().stream()
                .findFirst()
                .orElse(SMALLEST);
    }
}
