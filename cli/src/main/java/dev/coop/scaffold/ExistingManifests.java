package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.language.ProjectFolder;
import dev.coop.resources.HelmChart;
import dev.coop.resources.Kustomization;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a project has under {@code k8s/} before coop comes: workloads, which would run beside coop's own, and folders
 * that are for other tools.
 *
 * @param workloads in the order of their files
 * @param resources what else would be deployed, as {@code Service cups}
 * @param charts folders of Helm charts
 * @param kustomizations files of kustomize
 * @param environments folders that are called as environments often are
 */
record ExistingManifests(
        List<ExistingWorkload> workloads,
        List<String> resources,
        List<String> charts,
        List<String> kustomizations,
        List<String> environments) {
    /** The folder that an app's further resources are in unless coop.yaml says otherwise. */
    static final String FOLDER = "k8s";

    private static final int MOST_FILES = 500;
    private static final int MOST_FOLDERS = 500;
    private static final int DEEPEST = 6;
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Pod", "Rollout");
    private static final Pattern ENVIRONMENT = Pattern.compile(
            "(?i)dev|development|test|testing|qa|uat|int|integration|stg|stage|staging|preprod|pre-prod|prod|production|prd|live|sandbox"
                + "|local|overlays|environments|envs");

    /** Images of the systems that an app uses: not the app itself. */
    private static final Pattern BACKING = Pattern.compile(
            "(postgres(ql)?|postgis|mysql|mariadb|mongo(db)?|redis|valkey|memcached|rabbitmq|kafka|zookeeper"
                + "|nats|elasticsearch|opensearch|minio|vault|etcd|consul|cassandra|influxdb|clickhouse\\S*|mailhog|mailpit|adminer|pgadmin\\S*)");

    /**
     * Looks under k8s/, before there is a coop.yaml: with one, what is there is the app's. What cannot be read is not
     * there.
     */
    static ExistingManifests of(ProjectFolder folder) {
        var found = new ExistingManifests(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (!folder.hasFile(SourceFiles.COOP_YAML)) {
            found.look(folder, FOLDER, 0, new int[] {MOST_FILES, MOST_FOLDERS});
        }
        return found;
    }

    private void look(ProjectFolder folder, String path, int depth, int[] left) {
        var names = folder.entries(path);
        if (names.contains(HelmChart.FILE)) {
            charts.add(path + "/");
            return;
        }
        for (var name : names) {
            var entry = path + "/" + name;
            if (folder.isIgnored(entry)) {
                continue;
            }
            if (folder.hasFolder(entry)) {
                if (ENVIRONMENT.matcher(name).matches()) {
                    environments.add(entry + "/");
                }
                if (depth < DEEPEST && left[1]-- > 0) {
                    look(folder, entry, depth + 1, left);
                }
            } else if (isManifest(name) && left[0]-- > 0) {
                folder.text(entry).ifPresent(text -> read(name, entry, text));
            }
        }
    }

    /** What has another name is not even opened. */
    private static boolean isManifest(String name) {
        return Kustomization.isNamed(name) || name.matches("(?i).*\\.(ya?ml|json)");
    }

    private void read(String name, String path, String text) {
        if (Kustomization.isIn(name, text)) {
            kustomizations.add(path);
            return;
        }
        YamlReader.read(new SourceText(path, text))
                .documents()
                .forEach(document -> document.mapping().ifPresent(content -> take(path, content)));
    }

    private void take(String path, YamlMapping content) {
        var kind = content.text("kind").orElse("");
        var name = content.text("metadata", "name").orElse("");
        if (kind.equals("List")) {
            content.items("items").forEach(item -> {
                if (item instanceof YamlMapping resource) {
                    take(path, resource);
                }
            });
        } else if (WORKLOADS.contains(kind)) {
            workloads.add(ExistingWorkload.of(path, kind, name, content));
        } else if (!kind.isEmpty() && content.text("apiVersion").isPresent()) {
            resources.add(kind + " " + name);
        }
    }

    /** Returns whether there is something that coop would deploy a second time, or could not deploy. */
    boolean isAnotherWay() {
        return !workloads.isEmpty() || !charts.isEmpty() || !kustomizations.isEmpty();
    }

    boolean isEmpty() {
        return !isAnotherWay() && resources.isEmpty() && environments.isEmpty();
    }

    /** Returns the workload that is the app, if it is plain which one that is. */
    Optional<ExistingWorkload> app(AppName app) {
        var own = workloads.stream()
                .filter(each -> !BACKING.matcher(each.imageName()).matches())
                .toList();
        if (own.stream().map(ExistingWorkload::name).distinct().count() == 1) {
            return Optional.of(own.getFirst());
        }
        return own.stream()
                .filter(each ->
                        each.name().equals(app.value()) || each.imageName().equals(app.value()))
                .findFirst();
    }

    /** Returns what is there in words: {@code Deployment cups, Deployment db, a Helm chart}. */
    String words() {
        var words = new ArrayList<String>();
        workloads.stream().map(ExistingWorkload::title).distinct().forEach(words::add);
        charts.forEach(path -> words.add("a Helm chart (" + path + ")"));
        kustomizations.forEach(path -> words.add("a kustomization (" + path + ")"));
        return words.stream().limit(6).collect(Collectors.joining(", ")) + (words.size() > 6 ? ", …" : "");
    }

    /** Returns the other resources in words. */
    String otherWords() {
        return resources.stream().distinct().limit(6).collect(Collectors.joining(", "))
                + (resources.size() > 6 ? ", …" : "");
    }
}
