package dev.coop.manifest;

import dev.coop.app.Workload.Patch;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.Variables;
import dev.coop.yaml.YamlMapping;
import java.util.List;

/**
 * What an app is in an environment.
 *
 * @param manifests sorted by their files' names
 * @param made what coop itself renders
 * @param unpatched the same without the app's patches
 * @param idle the patches that nothing of it is a target of
 * @param hits the other patches
 * @param problems what is wrong, each with its place in coop.yaml or in an extra resource; without one, the manifests
 *     are all there
 * @param variables what variables stand for there
 */
public record Rendering(
        List<Manifest> manifests,
        List<YamlMapping> made,
        List<YamlMapping> unpatched,
        List<Patch> idle,
        List<Patch> hits,
        List<Diagnostic> problems,
        Variables variables) {
    public Rendering {
        manifests = List.copyOf(manifests);
        made = List.copyOf(made);
        unpatched = List.copyOf(unpatched);
        idle = List.copyOf(idle);
        hits = List.copyOf(hits);
        problems = List.copyOf(problems);
    }
}
