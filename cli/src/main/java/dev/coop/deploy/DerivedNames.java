package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import java.util.Optional;
import java.util.Set;

/** The names that follow from an app's and an environment's: none too long, reserved, or another app's. */
final class DerivedNames {
    /** A namespace is a DNS label, a host a DNS name (RFC 1123). */
    private static final int LONGEST_LABEL = 63;

    private static final int LONGEST_HOST = 253;
    private static final Set<String> RESERVED = Set.of("default", "argocd");

    private DerivedNames() {}

    static void check(Snapshot tip, AppName app, Platform platform, Environment environment) {
        var namespace = environment.namespaceOf(app);
        if (namespace.length() > LONGEST_LABEL || !namespace.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")) {
            throw refused("the namespace `" + namespace
                    + "` is not one that Kubernetes takes (at most 63 lower-case letters, digits and hyphens)");
        }
        if (RESERVED.contains(namespace)
                || namespace.startsWith("kube-")
                || platform.reserved().contains(namespace)) {
            throw refused("the namespace `" + namespace + "` is reserved");
        }
        environment.hostOf(app).filter(host -> host.length() > LONGEST_HOST).ifPresent(host -> {
            throw refused("the host `" + host + "` is longer than " + LONGEST_HOST + " characters");
        });
        for (var other : tip.list("apps")) {
            if (!other.equals(app.value())) {
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
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error("derived-name", message)
                        .at(new Location.OfFile("platform.yaml"))
                        .hint("choose another name under `app` in coop.yaml, or ask the platform team about"
                                + " `namespace`"));
    }
}
