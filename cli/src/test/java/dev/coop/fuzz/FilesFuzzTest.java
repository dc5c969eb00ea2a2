package dev.coop.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Severity;
import dev.coop.gitops.HoldYaml;
import dev.coop.gitops.ReleaseYaml;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Renderable;
import dev.coop.platform.Platform;
import dev.coop.validate.Candidate;
import dev.coop.validate.PlatformFile;
import dev.coop.validate.Validator;
import dev.coop.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, there is a verdict with a place and never a defect. {@code -Dfuzz=100000} tries so many files,
 * {@code -Dseed=7} others.
 */
class FilesFuzzTest {
    private static final int TRIES = Integer.getInteger("fuzz", 40);
    private static final long SEED = Long.getLong("seed", 1);
    private static final ImageReference IMAGE = ImageReference.parse("ghcr.io/acme/mug@sha256:" + "9b1f".repeat(16));
    private static final String COOP = """
        app: mean-mug
        team: coffee
        port: 8181
        health: {path: /ping, startup: 60s}
        expose: true
        scale: {min: 2, max: 10, cpu: 70}
        size: {cpu: 250m, memory: 256Mi}
        env: {LOG_LEVEL: info, COUNT: 3}
        secrets: [DATABASE_URL]
        command: [/app, "-v"]
        build:
          run: go build -o dist/app .
          base: scratch
          copy: {dist/app: /app}
          user: "65532"
        resources: k8s/
        patches:
          - target: {kind: Deployment, name: mean-mug}
            merge: {spec: {template: {spec: {terminationGracePeriodSeconds: 60}}}}
        environments:
          prod: {scale: {min: 3, max: 12}, env: {LOG_LEVEL: warn}}
        """;
    private static final String PLATFORM = """
        platform: acme
        coop: ">=0.1"
        registry: ghcr.io/acme
        environments:
          - {name: dev, namespace: "{app}-dev", domain: "{app}.dev.acme.dev", deploy: auto}
          - {name: prod, namespace: "{app}-prod", domain: "{app}.acme.dev", deploy: review, after: dev,
             reviewers: ["@acme/{team}"], freeze: ["Fri 16:00 - Mon 06:00 Europe/Oslo"]}
        sizes:
          small: {cpu: 100m, memory: 128Mi}
        ingress: {class: traefik}
        secrets: {store: vault, key: "{app}/{environment}/{name}"}
        teams:
          coffee: {apps: [mean-mug], reviewers: ["@acme/coffee"]}
        policies:
          kinds: {allow: [RoleBinding], deny: []}
          registries: [ghcr.io/acme]
        """;
    private static final String EXTRA = """
        # The menu.
        apiVersion: v1
        kind: ConfigMap
        metadata: &m
          name: ${coop.app}-menu
          labels: &l {tier: web}
        data:
          <<: *l
          text: |+
            a ${coop.host}

        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: worker, annotations: {n/a: "1"}}
        spec:
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec:
              containers:
                - {name: w, image: ghcr.io/acme/w:1, env: [{name: A, value: "1"}], resources: {limits: {memory: 1Gi}}}
        ---
        apiVersion: v1
        kind: List
        items:
          - {apiVersion: batch/v1, kind: CronJob, metadata: {name: c}, spec: {schedule: "@daily"}}
        """;
    private static final String JSON = """
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "json", "labels": {"a": "b"}},
        	"data": {"url": "https:\\/\\/mug", "mug": "\\ud83d\\ude00", "app": "${coop.app}"}}
        {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "beans"},
         "spec": {"resources": {"requests": {"storage": "1Gi"}}}}
        """;
    private static final String RELEASE = """
        format: 1
        app: mean-mug
        environment: dev
        team: coffee
        cluster: in-cluster
        namespace: mean-mug-dev
        image: {repository: ghcr.io/acme/mean-mug, digest: "sha256:%s"}
        source: {repository: "https://github.com/acme/mean-mug", path: ".", commit: "%s", ref: main, subject: "Serve"}
        """.formatted("9b1f".repeat(16), "1a2b3c4d5e".repeat(4));
    private static final String HOLD = """
        format: 1
        commit: "%s"
        image: "sha256:%s"
        by: ada
        at: 2026-01-31T12:00:00Z
        reason: "It burns"
        """.formatted("1a2b3c4d5e".repeat(4), "9b1f".repeat(16));
    private static final Map<String, String> FILES = Map.of(
            "coop.yaml", COOP,
            "platform.yaml", PLATFORM,
            "k8s/a.yaml", EXTRA,
            "k8s/b.json", JSON,
            "release.yaml", RELEASE,
            "hold.yaml", HOLD);

    private static String text(String name) {
        return Objects.requireNonNull(FILES.get(name), name);
    }

    @Test
    void everyFileGetsAVerdictWithAPlace() {
        for (var turn = 0; turn < TRIES; turn++) {
            for (var name : new TreeMap<>(FILES).keySet()) {
                var seed = SEED * 1_000_003 + turn;
                var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
                var mutated = new Mutation(random).of(text(name).getBytes(StandardCharsets.UTF_8));
                try {
                    judge(name, mutated);
                } catch (RuntimeException | StackOverflowError | AssertionError defect) {
                    throw new AssertionError(
                            "%s of seed %d, turn %d:%n%s"
                                    .formatted(name, SEED, turn, new String(mutated, StandardCharsets.UTF_8)),
                            defect);
                }
            }
        }
    }

    private static void judge(String name, byte[] bytes) {
        var text = new SourceText(name, new String(bytes, StandardCharsets.UTF_8));
        switch (name) {
            case "platform.yaml" -> platform(text).ifPresent(platform -> app(Map.of(), platform));
            case "release.yaml" -> refusing(() -> ReleaseYaml.read(text));
            case "hold.yaml" -> refusing(() -> HoldYaml.read(text));
            default ->
                app(
                        Map.of(name, bytes),
                        platform(new SourceText("platform.yaml", PLATFORM)).orElseThrow());
        }
    }

    private static Optional<Platform> platform(SourceText text) {
        try {
            return Optional.of(new PlatformFile("0.1.0").read(text));
        } catch (Failure failure) {
            failure.diagnostics().forEach(FilesFuzzTest::hasAPlace);
            return Optional.empty();
        }
    }

    private static void refusing(Runnable reading) {
        try {
            reading.run();
        } catch (Failure failure) {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
            failure.diagnostics().forEach(FilesFuzzTest::hasAPlace);
        }
    }

    private static void app(Map<String, byte[]> mutated, Platform platform) {
        var files = new TreeMap<String, byte[]>();
        for (var name : List.of("coop.yaml", "k8s/a.yaml", "k8s/b.json")) {
            files.put(name, text(name).getBytes(StandardCharsets.UTF_8));
        }
        files.putAll(mutated);
        var validation = new Validator().validate(new Candidate(new SourceFiles(files), "", Optional.of(platform)));
        validation.diagnostics().forEach(FilesFuzzTest::hasAPlace);
        if (validation.isValid()) {
            for (var environment : platform.environments()) {
                assertThat(validation.checked().render(environment, IMAGE, new Renderable.Provenance("", "")))
                        .isNotEmpty();
            }
        }
    }

    private static void hasAPlace(Diagnostic found) {
        assertThat(found.severity() == Severity.WARNING || found.location().isPresent())
                .as(found.message())
                .isTrue();
    }

    /** What is mutated has to be right, or nothing behind the first check would ever be tried. */
    @Test
    void beginsWithFilesThatAreRight() {
        assertThat(platform(new SourceText("platform.yaml", PLATFORM))).isPresent();
        ReleaseYaml.read(new SourceText("release.yaml", RELEASE));
        HoldYaml.read(new SourceText("hold.yaml", HOLD));
        var files = new TreeMap<String, byte[]>();
        for (var name : List.of("coop.yaml", "k8s/a.yaml", "k8s/b.json")) {
            files.put(name, text(name).getBytes(StandardCharsets.UTF_8));
        }
        var validation = new Validator()
                .validate(
                        new Candidate(new SourceFiles(files), "", platform(new SourceText("platform.yaml", PLATFORM))));
        assertThat(validation.diagnostics()).isEmpty();
    }
}
