package dev.coop.manifest.kind;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.app.Workload;
import dev.coop.app.Workload.Automatic;
import dev.coop.app.Workload.Fixed;
import dev.coop.app.Workload.Hidden;
import dev.coop.app.Workload.OnHost;
import dev.coop.app.Workload.OnPlatformDomain;
import dev.coop.app.WorkloadType;
import dev.coop.manifest.Renderable;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An app in one environment, as the manifests of each kind need it.
 *
 * @param renderable what is rendered
 * @param workload the app's settings there
 */
public record Subject(Renderable renderable, Workload workload) {
    /** Returns the app in the environment that is rendered. */
    public static Subject of(Renderable renderable) {
        return new Subject(
                renderable, renderable.app().in(renderable.environment().name()));
    }

    AppName app() {
        return renderable.app().name();
    }

    EnvironmentName environment() {
        return renderable.environment().name();
    }

    WorkloadType type() {
        return renderable.app().type();
    }

    /** The name of everything that is rendered, but for the Secret. */
    String name() {
        return app().value();
    }

    String secretName() {
        return app() + "-secrets";
    }

    OptionalInt port() {
        return workload.port();
    }

    /** Whether two or more copies can run at a time. */
    boolean severalCopies() {
        return switch (workload.scale()) {
            case Fixed(var copies) -> copies >= 2;
            case Automatic automatic -> automatic.max() >= 2;
        };
    }

    /** Returns the host under which the app is reached, if it is exposed and there is one. */
    Optional<String> host() {
        return hostOrUnknown().filter(host -> !host.isEmpty());
    }

    /** Returns the host of an app that is exposed; an empty one where the environment has no domain for it. */
    public Optional<String> hostOrUnknown() {
        return switch (workload.expose()) {
            case Hidden() -> Optional.empty();
            case OnHost(var host, var _) -> Optional.of(host);
            case OnPlatformDomain _ ->
                Optional.of(renderable.environment().hostOf(app()).orElse(""));
        };
    }
}
