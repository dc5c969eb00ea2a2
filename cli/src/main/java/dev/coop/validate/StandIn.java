package dev.coop.validate;

import dev.coop.app.App;
import dev.coop.app.EnvironmentName;
import dev.coop.app.ResourcesFolder;
import dev.coop.app.SourceFiles;
import dev.coop.app.Workload.NamedSize;
import dev.coop.app.Workload.OwnSize;
import dev.coop.image.ImageReference;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.resources.Variables;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The platform that is taken where none is known, so that the app is rendered all the same: it has every environment
 * that the app names, and one more, and allows whatever a platform could.
 */
final class StandIn {
    /** The environment of which the app says nothing in particular. */
    static final EnvironmentName UNNAMED = Subject.UNNAMED;

    /** What variables stand for there. */
    static final Variables VARIABLES = Variables.of(
            "app",
            UNNAMED.value(),
            "namespace",
            "registry.example/image@" + ImageReference.Digest.NOT_BUILT,
            Optional.of("app.example"));

    private StandIn() {}

    static Platform of(Optional<App> app, YamlMapping coop, SourceFiles files) {
        return new Platform(
                "unknown",
                Optional.empty(),
                Optional.of("registry.example"),
                Optional.empty(),
                names(app, coop, files).stream().map(StandIn::environment).toList(),
                app.map(StandIn::sizes).orElse(Map.of()),
                new Platform.ByIngress(Optional.empty()),
                new Platform.FromStore("unknown", "{app}/{environment}/{name}"),
                List.of(),
                List.of(),
                new Platform.Policies(List.of(), List.of(), List.of()));
    }

    private static SortedSet<EnvironmentName> names(Optional<App> app, YamlMapping coop, SourceFiles files) {
        var names = new TreeSet<EnvironmentName>(List.of(UNNAMED));
        app.ifPresent(known -> names.addAll(known.overlays().keySet()));
        var folder = ResourcesFolder.base(coop);
        files.files().keySet().stream()
                .filter(path -> path.startsWith(folder) && path.indexOf('/', folder.length()) > 0)
                .map(path -> path.substring(folder.length(), path.indexOf('/', folder.length())))
                .flatMap(StandIn::name)
                .forEach(names::add);
        return names;
    }

    private static Stream<EnvironmentName> name(String folder) {
        try {
            return Stream.of(new EnvironmentName(folder));
        } catch (IllegalArgumentException _) {
            return Stream.of();
        }
    }

    private static Environment environment(EnvironmentName name) {
        return new Environment(
                name,
                "in-cluster",
                "{app}-{environment}",
                Optional.of("{app}.{environment}.example"),
                Environment.DeployMode.AUTO,
                List.of(),
                List.of(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, OwnSize> sizes(App app) {
        var sizes = new TreeMap<String, OwnSize>();
        Stream.concat(
                        Stream.of(app.everywhere()),
                        app.overlays().keySet().stream().map(app::in))
                .forEach(workload -> {
                    if (workload.size() instanceof NamedSize(var name)) {
                        sizes.put(name, new OwnSize("100m", "128Mi"));
                    }
                });
        return sizes;
    }
}
