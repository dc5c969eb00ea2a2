package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import java.util.Optional;

/** The names that follow from an app's and an environment's are not those of another app. */
final class DerivedNames {
    private DerivedNames() {}

    static void check(Snapshot tip, AppName app, Platform platform, Environment environment) {
        var namespace = environment.namespaceOf(app);
        for (var other : tip.folders("apps")) {
            if (!other.equals(app.value()) && AppName.isOne(other)) {
                sameAs(namespace, new AppName(other), platform, environment).ifPresent(where -> {
                    throw refused("the namespace `" + namespace + "` is the one of app `" + other + "` in " + where);
                });
            }
        }
    }

    private static Optional<String> sameAs(
            String namespace, AppName other, Platform platform, Environment environment) {
        return platform.environments().stream()
                .filter(each -> each.cluster().equals(environment.cluster()))
                .filter(each -> each.namespaceOf(other).equals(namespace))
                .map(each -> each.name().value())
                .findFirst();
    }

    private static Failure refused(String message) {
        return new Failure(
                Failure.Kind.CONFLICT,
                Diagnostic.error("derived-name", message)
                        .at(new Location.OfFile("platform.yaml"))
                        .hint("choose another name under `app` in coop.yaml, or ask the platform team about"
                                + " `namespace`"));
    }
}
