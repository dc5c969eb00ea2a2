package dev.coop.app;

import dev.coop.yaml.YamlMapping;
import java.util.Map;
import java.util.Optional;

/**
 * An app as its coop.yaml describes it.
 *
 * @param name its name
 * @param team who owns it, if the file says so
 * @param platform the Git URL or path of the GitOps repository, or {@code sandbox}, if the file says so
 * @param type what kind of workload it is
 * @param build how its image is made
 * @param base the settings that hold where no environment says otherwise
 * @param overlays what environments say otherwise, as written; maps are merged key by key, everything else replaces
 */
public record App(
        AppName name,
        Optional<String> team,
        Optional<String> platform,
        WorkloadType type,
        Build build,
        YamlMapping base,
        Map<EnvironmentName, YamlMapping> overlays) {

    /** Returns the settings that hold in one environment. */
    public Workload in(EnvironmentName environment) {
        var overlay = overlays.get(environment);
        return Workload.read(overlay == null ? base : Overlay.merge(base, overlay));
    }

    /** Returns the settings that hold where no environment says otherwise. */
    public Workload everywhere() {
        return Workload.read(base);
    }
}
