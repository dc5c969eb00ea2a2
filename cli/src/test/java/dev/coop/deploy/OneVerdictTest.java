package dev.coop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.EnvironmentName;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Severity;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageRepository;
import dev.coop.image.KnownImages;
import dev.coop.source.CommitId;
import dev.coop.validate.Candidate;
import dev.coop.validate.Validation;
import dev.coop.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is valid is rendered and deployed, and what is not is refused everywhere with the same words. */
class OneVerdictTest {
    private static final ImageReference IMAGE = new ImageRepository("ghcr.io", "acme/mug").at(KnownImages.digest("1"));
    private static final List<String> SETTINGS = List.of(
            "type: worker",
            "type: cron\nschedule: \"0 3 * * *\"",
            "type: job",
            "health: /ping",
            "health: {startup: 90s}",
            "expose: true",
            "expose: shop.acme.dev",
            "scale: 3",
            "scale: {min: 2, max: 1}",
            "scale: {min: 2, max: 4}",
            "size: medium",
            "size: small",
            "size: {cpu: 1}",
            "image: Foo Bar",
            "image: ghcr.io/acme/mug:1",
            "secrets: [TOKEN]",
            "env: {TOKEN: a}",
            "team: tea",
            "resources: deploy/",
            "build: {copy: {dist/app: /app}}",
            "environments: {prod: {expose: true, scale: 0}}",
            "environments: {prod: {resources: other/}, tset: {port: 81}}",
            "patches: [{target: {kind: Deployment}, merge: {metadata: {name: other}}}]",
            "patches: [{target: {kind: Service}, merge: {metadata: {namespace: kube-system}}}]",
            "patches: [{target: {kind: Service}, merge: {spec: {selector: {a: b}}}}]",
            "patches: [{target: {kind: Ingress}, merge: {metadata: {annotations: {a: '${coop.host}'}}}}]",
            "patches: [{target: {kind: Deployment, name: '${coop.app}'}, merge: {spec: {a: '${coop.ap}'}}}]",
            "patches: [{target: {kind: Deployment}, merge: {metadata: null, kind: [a]}}]");
    private static final List<String> RESOURCES = List.of(
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${coop.app}-x\ndata: {host: ${coop.host}}\n",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b, labels: &l {a: b}}\ndata: {<<: *l}\n",
            "kind: ConfigMapList\napiVersion: v1\nitems: [{metadata: {name: c}}]\n",
            "kind: List\nitems: [{kind: A}]\n",
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: 'system:x/y'}\n",
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: A}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: a}
            """,
            "apiVersion: v1\nkind: a/b\nmetadata: {name: a}\n",
            "apiVersion: v1\nkind: Service\nmetadata: {name: mug}\n",
            "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: Yg==}\n",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: n, namespace: other}\n",
            "a: {{ .Release.Name }}-b\n",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: v}\ndata: {a: '${coop.nope}'}\n",
            "- a\n",
            "a: b: c\n",
            "");
    private static final List<String> NAMES = List.of(
            "k8s/a.yaml",
            "k8s/A.YAML",
            "k8s/dev/b.yml",
            "k8s/prod/c.json",
            "k8s/production/d.yaml",
            "k8s/notes.txt",
            "k8s/.hidden.yaml",
            "k8s/a.yaml~",
            "k8s/kustomization.yaml",
            "k8s/Chart.yaml",
            "deploy/e.yaml",
            "other/f.yaml");

    @TempDir
    Path folder;

    private AcmeApp mug;
    private Acme acme;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void isTheSameForEveryCommand(long seed) {
        var random = new SplittableRandom(seed);
        var verdicts = new ArrayList<Boolean>();
        for (var round = 0; round < 13; round++) {
            var files = new HashMap<String, String>();
            var coop = new StringBuilder("app: mug\n" + (random.nextInt(8) == 0 ? "" : "port: 8181\n"));
            for (var i = random.nextInt(3); i > 0; i--) {
                coop.append(SETTINGS.get(random.nextInt(SETTINGS.size()))).append('\n');
            }
            files.put("coop.yaml", coop.toString());
            for (var i = random.nextInt(3); i > 0; i--) {
                files.put(NAMES.get(random.nextInt(NAMES.size())), RESOURCES.get(random.nextInt(RESOURCES.size())));
            }
            verdicts.add(agreed(files, "seed " + seed + ", round " + round + ": " + files));
        }
        assertThat(verdicts).contains(true).contains(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 1, patches: [{target: {kind: Service}, merge: {metadata: {name: x}}}]|patch-changes-name",
                "port: 1, patches: [{target: {kind: Service}, merge: {spec: {selector: {a: b}}}}]"
                        + "|patch-changes-selector",
                "port: 1, patches: [{target: {kind: Service}, merge: {metadata: {namespace: x}}}]|namespace-set",
                "port: 1, image: Foo Bar|wrong-image",
                "port: 1, size: medium|unknown-size",
                "port: 1, team: tea|",
                "port: 1, secrets: [A]|no-secret-store",
                "expose: true|missing-key"
            })
    void refusesAlike(String settings, String code) {
        var files = Map.of("coop.yaml", "{app: mug, " + settings + "}\n");

        assertThat(agreed(files, settings)).isEqualTo(code == null);
        assertThat(validate(files).diagnostics())
                .filteredOn(each -> each.severity() == Severity.ERROR)
                .extracting(Diagnostic::code)
                .containsExactlyElementsOf(Optional.ofNullable(code).stream().toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 1, true", "5, 0, false", "6, 1, true", "3, 0, true", "1, 0, false"})
    void readsExtraResourcesAlike(int resource, int name, boolean valid) {
        var files = Map.of("coop.yaml", "app: mug\nport: 1\n", NAMES.get(name), RESOURCES.get(resource));

        assertThat(agreed(files, files.toString())).isEqualTo(valid);
    }

    @BeforeEach
    void start() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");
        mug.images().push(mug.image(), new CommitId("1".repeat(40)), "");
    }

    /** Whether it is valid; fails where a command is of another opinion. */
    private boolean agreed(Map<String, String> files, String which) {
        var validation = validate(files);
        mug.source().commit("next", files);
        var refused = refused(() -> mug.deploy(new DeployRequest(
                Optional.of(new EnvironmentName("dev")),
                Optional.of(IMAGE),
                Optional.empty(),
                DeployRequest.History.RESPECTED,
                DeployRequest.Rehearsal.DRY_RUN,
                DeployRequest.Holding.RESPECTED)));

        assertThat(refused.isEmpty())
                .as(which + refused.map(Failure::diagnostics))
                .isEqualTo(validation.isValid());
        refused.ifPresent(failure -> {
            assertThat(failure.kind()).as(which).isEqualTo(Failure.Kind.INVALID_INPUT);
            assertThat(failure.diagnostics()).as(which).isEqualTo(validation.diagnostics());
        });
        return validation.isValid();
    }

    private Validation validate(Map<String, String> files) {
        var bytes = new HashMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new Validator().validate(new Candidate(new SourceFiles(bytes), "", Optional.of(acme.platform())));
    }

    private static Optional<Failure> refused(Runnable command) {
        try {
            command.run();
            return Optional.empty();
        } catch (Failure failure) {
            return Optional.of(failure);
        }
    }
}
