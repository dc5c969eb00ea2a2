package dev.coop.validate.subject;

import dev.coop.manifest.Manifest;
import dev.coop.platform.Platform;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What coop itself renders for an app. */
public final class Rendered {
    private Rendered() {}

    /** Returns the resources of an app of a type where the view looks. */
    public static Set<Manifest.Id> in(View view, String app, String type, Optional<Platform> platform) {
        var rendered = new LinkedHashSet<Manifest.Id>();
        rendered.add(workload(type, app));
        if (type.equals("web")) {
            rendered.add(new Manifest.Id("", "Service", app));
            if (view.isExposed()) {
                rendered.add(door(app, platform));
            }
        }
        if (isScaled(view, type)) {
            rendered.add(new Manifest.Id("autoscaling", "HorizontalPodAutoscaler", app));
        }
        if (hasSeveralCopies(view, type)) {
            rendered.add(new Manifest.Id("policy", "PodDisruptionBudget", app));
        }
        if (!view.settings().items("secrets").isEmpty()
                && platform.map(known -> known.secrets() instanceof Platform.FromStore)
                        .orElse(true)) {
            rendered.add(new Manifest.Id("external-secrets.io", "ExternalSecret", app + "-secrets"));
        }
        return rendered;
    }

    private static Manifest.Id workload(String type, String app) {
        return switch (type) {
            case "cron" -> new Manifest.Id("batch", "CronJob", app);
            case "job" -> new Manifest.Id("batch", "Job", app);
            default -> new Manifest.Id("apps", "Deployment", app);
        };
    }

    private static Manifest.Id door(String app, Optional<Platform> platform) {
        return platform.map(Platform::ingress).orElse(new Platform.ByIngress(Optional.empty()))
                        instanceof Platform.ByGateway
                ? new Manifest.Id("gateway.networking.k8s.io", "HTTPRoute", app)
                : new Manifest.Id("networking.k8s.io", "Ingress", app);
    }

    private static boolean runsOn(String type) {
        return type.equals("web") || type.equals("worker");
    }

    private static boolean isScaled(View view, String type) {
        return runsOn(type)
                && view.settings().at("scale").orElse(YamlMapping.empty()) instanceof YamlMapping range
                && !range.entries().isEmpty();
    }

    private static boolean hasSeveralCopies(View view, String type) {
        var fixed = view.settings().at("scale").orElse(YamlMapping.empty()) instanceof YamlScalar scalar
                && scalar.type() == YamlScalar.Type.INTEGER
                && scalar.integer().signum() > 0
                && scalar.integer().bitLength() > 1;
        return runsOn(type) && (fixed || isScaled(view, type));
    }
}
