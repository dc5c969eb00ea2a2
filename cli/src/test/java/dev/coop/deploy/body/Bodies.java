package dev.coop.deploy.body;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Rollout;
import dev.coop.deploy.body.Content.Checks;
import dev.coop.deploy.body.Content.Circumstances;
import dev.coop.deploy.body.Content.Pipeline;
import dev.coop.deploy.body.Content.Running;
import dev.coop.deploy.body.Content.Stage;
import dev.coop.forge.WebLinks;
import dev.coop.gitops.Release;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.ImageRepository;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import dev.coop.source.SourceCommit;
import dev.coop.source.WorkTree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Contents of bodies to try. */
final class Bodies {
    static final int LIMIT = 65_536;
    static final EnvironmentName PROD = new EnvironmentName("prod");
    static final EnvironmentName STAGING = new EnvironmentName("staging");
    static final Running HEALTHY =
            new Running(STAGING, Rollout.HEALTHY, Optional.of(Instant.parse("2026-11-24T08:12:40Z")));
    static final Checks CHECKED = new Checks(4, Optional.of("acme"), List.of());

    private Bodies() {}

    static String text(Content content) {
        return Body.text(content, Optional.empty(), LIMIT);
    }

    static Content.Deploy usual() {
        return new Content.Deploy(
                release("mug", '2', "Serve hot mugs"),
                Optional.of(release("mug", '1', "Serve mugs")),
                List.of(HEALTHY),
                "",
                List.of(commit('2', "Serve hot mugs", "Ada"), commit('3', "Heat the water first (#41)", "Grace")),
                WebLinks.of(release("mug", '2', "").source().repository()),
                around(
                        Map.of(
                                "deployment-mug.yaml",
                                deployment('1', "info", 2),
                                "service-mug.yaml",
                                service("ClusterIP")),
                        Map.of(
                                "deployment-mug.yaml",
                                deployment('2', "warn", 3),
                                "service-mug.yaml",
                                service("ClusterIP"),
                                "configmap-menu.yaml",
                                "kind: ConfigMap\nmetadata:\n  name: menu\ndata:\n  hot: \"yes\"\n")));
    }

    static Content.Deploy with(Content.Deploy usual, List<SourceCommit> commits, Circumstances around) {
        return new Content.Deploy(
                usual.release(), usual.before(), usual.runsIn(), usual.origin(), commits, usual.pages(), around);
    }

    static Circumstances around(Map<String, String> before, Map<String, String> after) {
        return new Circumstances(
                files(before),
                files(after),
                CHECKED,
                List.of(),
                Optional.of(new Pipeline(List.of(
                        new Stage(new EnvironmentName("dev"), List.of(), Optional.of("2222222")),
                        new Stage(STAGING, List.of(new EnvironmentName("dev")), Optional.of("2222222")),
                        new Stage(PROD, List.of(STAGING), Optional.of("1111111"))))),
                Optional.empty());
    }

    static SortedMap<String, byte[]> files(Map<String, String> manifests) {
        var files = new TreeMap<String, byte[]>();
        manifests.forEach((name, text) -> files.put("manifests/" + name, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    static Release release(String app, char digit, String subject) {
        return new Release(
                new AppName(app),
                PROD,
                Optional.empty(),
                "in-cluster",
                app + "-prod",
                ImageRepository.parse("ghcr.io/acme/" + app),
                digest(digit),
                new Release.Source(
                        RepositoryAddress.parse("https://github.com/acme/" + app),
                        ".",
                        id(digit),
                        Optional.of("main"),
                        subject,
                        WorkTree.CLEAN));
    }

    static SourceCommit commit(char digit, String subject, String author) {
        return new SourceCommit(
                id(digit), subject, new Person(author, "ada@acme.dev"), Instant.parse("2026-11-20T23:30:00Z"));
    }

    static CommitId id(char digit) {
        return new CommitId(String.valueOf(digit).repeat(40));
    }

    static Digest digest(char digit) {
        return new Digest("sha256:" + String.valueOf(digit).repeat(64));
    }

    static String deployment(char digit, String level, int replicas) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: mug
              annotations:
                coop/source-commit: "%s"
            spec:
              replicas: %d
              template:
                spec:
                  containers:
                    - name: mug
                      image: ghcr.io/acme/mug@%s
                      env:
                        - name: LOG_LEVEL
                          value: %s
                      readinessProbe:
                        httpGet:
                          path: /ping
                      resources:
                        limits:
                          memory: 128Mi
            """.formatted(id(digit), replicas, digest(digit), level);
    }

    static String service(String type) {
        return "apiVersion: v1\nkind: Service\nmetadata:\n  name: mug\nspec:\n  type: " + type + "\n";
    }
}
