package dev.coop.manifest.kind;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.app.Overlay;
import dev.coop.app.SourceFiles;
import dev.coop.app.Workload;
import dev.coop.app.Workload.Automatic;
import dev.coop.app.Workload.Fixed;
import dev.coop.app.Workload.Hidden;
import dev.coop.app.Workload.OnHost;
import dev.coop.app.Workload.OnPlatformDomain;
import dev.coop.app.WorkloadType;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.manifest.Rendering;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An app in one environment, as the manifests of each kind need it.
 *
 * @param rendering what is rendered
 * @param settings the app's settings in the environment, as nodes that know their place
 * @param workload the same settings as values
 */
public record Subject(Rendering rendering, YamlMapping settings, Workload workload) {
    /** What a web app serves when it names no port; it is told by the variable {@code PORT}. */
    private static final int DEFAULT_PORT = 8080;

    /** Returns the app in the environment that is rendered. */
    public static Subject of(Rendering rendering) {
        var app = rendering.app();
        var environment = rendering.environment().name();
        var overlay = Optional.ofNullable(app.overlays().get(environment));
        var settings = overlay.map(over -> Overlay.merge(app.base(), over)).orElse(app.base());
        return new Subject(rendering, settings, app.in(environment));
    }

    AppName app() {
        return rendering.app().name();
    }

    EnvironmentName environment() {
        return rendering.environment().name();
    }

    WorkloadType type() {
        return rendering.app().type();
    }

    /** The name of everything that is rendered, but for the Secret. */
    String name() {
        return app().value();
    }

    String secretName() {
        return app() + "-secrets";
    }

    OptionalInt port() {
        return workload.port().isEmpty() && type() == WorkloadType.WEB ? OptionalInt.of(DEFAULT_PORT) : workload.port();
    }

    /** Whether two or more copies can run at a time. */
    boolean severalCopies() {
        return switch (workload.scale()) {
            case Fixed(var copies) -> copies >= 2;
            case Automatic automatic -> automatic.max() >= 2;
        };
    }

    /** Returns the host under which the app is reached, if it is exposed. */
    public Optional<String> host() {
        return switch (workload.expose()) {
            case Hidden() -> Optional.empty();
            case OnHost(var host, var _) -> Optional.of(host);
            case OnPlatformDomain _ -> Optional.of(platformHost());
        };
    }

    private String platformHost() {
        return rendering
                .environment()
                .hostOf(app())
                .orElseThrow(() -> invalid(
                        Diagnostic.error(
                                        "no-domain",
                                        "environment `" + environment() + "` of platform "
                                                + rendering.platform().name()
                                                + " has no domain to expose an app under")
                                .hint("name a host, as in `expose: " + app()
                                        + ".example.com`, or ask the platform team for"
                                        + " `domain` of the environment in platform.yaml"),
                        "expose"));
    }

    /** Returns the failure at the place of a setting; at coop.yaml as a whole when the setting is not written. */
    Failure invalid(Diagnostic diagnostic, String... path) {
        return new Failure(Failure.Kind.INVALID_INPUT, diagnostic.at(place(settings.at(path))));
    }

    static Location place(Optional<YamlNode> node) {
        return node.flatMap(YamlNode::location).orElse(new Location.OfFile(SourceFiles.COOP_YAML));
    }
}
