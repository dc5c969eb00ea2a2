package dev.coop.manifest.kind;

import dev.coop.app.Workload.Automatic;
import dev.coop.app.Workload.Expose;
import dev.coop.app.Workload.Fixed;
import dev.coop.app.Workload.Hidden;
import dev.coop.app.Workload.OnHost;
import dev.coop.app.Workload.OnPlatformDomain;
import dev.coop.app.WorkloadType;
import dev.coop.platform.Platform.ByGateway;
import dev.coop.platform.Platform.ByIngress;
import dev.coop.platform.Platform.FromStore;
import dev.coop.platform.Platform.ManagedElsewhere;
import dev.coop.platform.Platform.NoSecrets;
import dev.coop.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which resources an app has. */
public final class Resources {
    private Resources() {}

    /** Returns the resources of an app, before its patches. */
    public static List<YamlMapping> of(Subject subject) {
        var resources = new ArrayList<YamlMapping>();
        switch (subject.type()) {
            case WEB -> {
                resources.addAll(deployment(subject));
                resources.add(ServiceManifest.of(subject));
            }
            case WORKER -> resources.addAll(deployment(subject));
            case CRON -> resources.add(CronJobManifest.of(subject));
            case JOB -> resources.add(JobManifest.of(subject));
        }
        route(subject).ifPresent(resources::add);
        secret(subject).ifPresent(resources::add);
        return resources;
    }

    private static List<YamlMapping> deployment(Subject subject) {
        var resources = new ArrayList<YamlMapping>();
        resources.add(DeploymentManifest.of(subject));
        switch (subject.workload().scale()) {
            case Fixed _ -> {}
            case Automatic scale -> resources.add(HorizontalPodAutoscalerManifest.of(subject, scale));
        }
        if (subject.severalCopies()) {
            resources.add(PodDisruptionBudgetManifest.of(subject));
        }
        return resources;
    }

    private static Optional<YamlMapping> route(Subject subject) {
        var expose = subject.workload().expose();
        if (subject.type() != WorkloadType.WEB) {
            return Optional.empty();
        }
        return subject.host().map(host -> route(subject, host, path(expose)));
    }

    private static YamlMapping route(Subject subject, String host, String path) {
        return switch (subject.renderable().platform().ingress()) {
            case ByIngress ingress -> IngressManifest.of(subject, ingress, host, path);
            case ByGateway gateway -> HttpRouteManifest.of(subject, gateway, host, path);
        };
    }

    private static String path(Expose expose) {
        return switch (expose) {
            case Hidden() -> "/";
            case OnHost(var _, var path) -> path;
            case OnPlatformDomain(var path) -> path;
        };
    }

    private static Optional<YamlMapping> secret(Subject subject) {
        if (subject.workload().secrets().isEmpty()) {
            return Optional.empty();
        }
        return switch (subject.renderable().platform().secrets()) {
            case FromStore store -> Optional.of(ExternalSecretManifest.of(subject, store));
            case ManagedElsewhere() -> Optional.empty();
            case NoSecrets() -> Optional.empty();
        };
    }
}
