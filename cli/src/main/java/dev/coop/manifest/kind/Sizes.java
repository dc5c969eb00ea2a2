package dev.coop.manifest.kind;

import dev.coop.app.Workload.NamedSize;
import dev.coop.app.Workload.OwnSize;
import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an app may use. */
final class Sizes {
    private static final String SMALL = "small";
    private static final OwnSize SMALLEST = new OwnSize("100m", "128Mi");

    private Sizes() {}

    /** Requests of both, but a limit of memory only: a limit of CPU slows an app down while the node is idle. */
    static YamlMapping resources(Subject subject) {
        var size = switch (subject.workload().size()) {
            case OwnSize own -> own;
            case NamedSize(var name) -> named(subject, name);
        };
        return YamlMapping.of("requests", YamlMapping.of("cpu", size.cpu()).with("memory", size.memory()))
                .with("limits", YamlMapping.of("memory", size.memory()));
    }

    private static OwnSize named(Subject subject, String name) {
        var sizes = of(subject);
        var size = Optional.ofNullable(sizes.get(name));
        if (size.isEmpty() && subject.settings().at("size").isEmpty()) {
            return SMALLEST;
        }
        return size.orElseThrow(() -> subject.invalid(
                Diagnostic.error("unknown-size", "unknown size `" + name + "`")
                        .hint(Closest.to(name, sizes.keySet())
                                .map(close -> "did you mean `" + close + "`?")
                                .orElse("the sizes are " + String.join(", ", sizes.keySet())
                                        + "; or name your own: {cpu: 250m, memory: 256Mi}")),
                "size"));
    }

    private static Map<String, OwnSize> of(Subject subject) {
        var named = subject.rendering().platform().sizes();
        if (!named.isEmpty()) {
            return named;
        }
        var builtIn = new LinkedHashMap<String, OwnSize>();
        builtIn.put(SMALL, SMALLEST);
        builtIn.put("medium", new OwnSize("500m", "512Mi"));
        builtIn.put("large", new OwnSize("1", "2Gi"));
        return builtIn;
    }
}
