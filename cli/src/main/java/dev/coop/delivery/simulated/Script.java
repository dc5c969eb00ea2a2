package dev.coop.delivery.simulated;

import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a release's manifests make of the play: how many Pods start, and how it ends. A workload's annotation
 * {@code coop.dev/simulate} asks for an unhappy end: {@code crash-loop}, {@code image-pull} or {@code out-of-memory}.
 */
record Script(List<YamlMapping> manifests, Optional<Trouble> trouble) {
    private static final String ANNOTATION = "coop.dev/simulate";

    enum Scene {
        APPLIED,
        STARTING,
        HALF_READY,
        ENDED
    }

    /** An unhappy end, in the words that Argo CD hands on from the cluster. */
    enum Trouble {
        CRASH_LOOP("crash-loop", "back-off restarting failed container: CrashLoopBackOff (exit code 1)"),
        IMAGE_PULL("image-pull", "Back-off pulling image: ImagePullBackOff"),
        OUT_OF_MEMORY("out-of-memory", "container was terminated: OOMKilled (exit code 137)");

        private final String word;
        private final String message;

        Trouble(String word, String message) {
            this.word = word;
            this.message = message;
        }
    }

    static Script of(SortedMap<String, byte[]> files) {
        var manifests = new ArrayList<YamlMapping>();
        files.forEach((name, content) ->
                YamlReader.read(new SourceText(name, new String(content, StandardCharsets.UTF_8))).documents().stream()
                        .flatMap(document -> document.mapping().stream())
                        .forEach(manifests::add));
        var trouble = manifests.stream()
                .flatMap(manifest -> manifest.text("metadata", "annotations", ANNOTATION).stream())
                .flatMap(word -> java.util.Arrays.stream(Trouble.values()).filter(each -> each.word.equals(word)))
                .findFirst();
        return new Script(manifests, trouble);
    }

    Health ending() {
        return trouble.isPresent() ? Health.DEGRADED : Health.HEALTHY;
    }

    String endingMessage() {
        return trouble.map(each -> each.message).orElse("");
    }

    String progress(Scene scene) {
        return manifests.stream()
                .filter(manifest -> kind(manifest).equals("Deployment"))
                .findFirst()
                .map(manifest -> ready(manifest, scene) + " of " + copies(manifest) + " replicas ready")
                .orElse("");
    }

    /** Returns the resources with what they own, as they stand in a scene. */
    List<ResourceNode> tree(Scene scene) {
        return manifests.stream().map(manifest -> node(manifest, scene)).toList();
    }

    private ResourceNode node(YamlMapping manifest, Scene scene) {
        if (!kind(manifest).equals("Deployment")) {
            return new ResourceNode(kind(manifest), name(manifest), Optional.of(Health.HEALTHY), "", List.of());
        }
        var pods = new ArrayList<ResourceNode>();
        for (var copy = 0; copy < copies(manifest) && scene != Scene.APPLIED; copy++) {
            pods.add(pod(name(manifest) + "-" + (copy + 1), copy < ready(manifest, scene), scene));
        }
        var health = scene == Scene.ENDED ? ending() : Health.PROGRESSING;
        return new ResourceNode("Deployment", name(manifest), Optional.of(health), progress(scene), pods);
    }

    private ResourceNode pod(String name, boolean ready, Scene scene) {
        if (ready) {
            return new ResourceNode("Pod", name, Optional.of(Health.HEALTHY), "ready", List.of());
        }
        return scene == Scene.ENDED
                ? new ResourceNode("Pod", name, Optional.of(Health.DEGRADED), endingMessage(), List.of())
                : new ResourceNode("Pod", name, Optional.of(Health.PROGRESSING), "starting", List.of());
    }

    private int ready(YamlMapping manifest, Scene scene) {
        if (trouble.isPresent()) {
            return 0;
        }
        return switch (scene) {
            case APPLIED, STARTING -> 0;
            case HALF_READY -> copies(manifest) / 2;
            case ENDED -> copies(manifest);
        };
    }

    /** Where an autoscaler owns the number, a Deployment has none. */
    private int copies(YamlMapping deployment) {
        return deployment
                .text("spec", "replicas")
                .or(() -> manifests.stream()
                        .filter(manifest -> kind(manifest).equals("HorizontalPodAutoscaler")
                                && manifest.text("spec", "scaleTargetRef", "name")
                                        .equals(deployment.text("metadata", "name")))
                        .flatMap(scaler -> scaler.text("spec", "minReplicas").stream())
                        .findFirst())
                .map(Integer::parseInt)
                .orElse(1);
    }

    private static String kind(YamlMapping manifest) {
        return manifest.text("kind").orElse("");
    }

    private static String name(YamlMapping manifest) {
        return manifest.text("metadata", "name").orElse("");
    }
}
