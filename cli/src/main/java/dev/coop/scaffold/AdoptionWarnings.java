package dev.coop.scaffold;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.language.BuildDetector;
import dev.coop.language.BuildOutput;
import dev.coop.language.BuildText;
import dev.coop.language.Dockerfile;
import dev.coop.language.LanguageBuild;
import dev.coop.language.LanguageBuild.Several;
import dev.coop.language.ProjectFolder;
import dev.coop.language.ProjectFolder.Line;
import dev.coop.scaffold.Project.Contents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What will not work in coop's container as it is, or not as somebody may think: said before the first rollout. */
final class AdoptionWarnings {
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int MOST_NAMES = 8;

    private final ProjectFolder folder;
    private final Optional<Dockerfile> dockerfile;
    private final ExistingManifests manifests;

    AdoptionWarnings(ProjectFolder folder, Optional<Dockerfile> dockerfile, ExistingManifests manifests) {
        this.folder = folder;
        this.dockerfile = dockerfile;
        this.manifests = manifests;
    }

    List<Diagnostic> of(
            Contents contents, Settings settings, LanguageBuild build, Optional<SettingsDetector.Port> port) {
        var warnings = new ArrayList<Diagnostic>();
        if (manifests.isAnotherWay()) {
            warnings.add(existing(settings));
        } else if (!manifests.isEmpty()) {
            others().ifPresent(warnings::add);
        }
        if (contents == Contents.PROJECTS_BELOW) {
            var below = ProjectsBelow.of(folder);
            warnings.add(Diagnostic.warning(
                            "several-programs",
                            "no app is in this folder itself, but in folders below it: " + below.words())
                    .hint("start each in its own folder; with `--template` a new one is started here"));
        }
        if (build instanceof Several(var programs)) {
            warnings.add(Diagnostic.warning(
                            "several-programs",
                            "there are " + programs.size() + " programs here, and nothing says which one is the app: "
                                    + listed(programs))
                    .hint("fill in `build` in coop.yaml for one of them; each further one is an app of its own,"
                            + " with a coop.yaml in its own folder"));
        }
        if (settings.port().isPresent() && settings.port().getAsInt() < FIRST_UNPRIVILEGED) {
            warnings.add(lowPort(settings.port().getAsInt(), port));
        }
        dockerfile.filter(Dockerfile::runsAsRoot).ifPresent(file -> warnings.add(root(file)));
        var files = new BuildDetector(folder).filesAtRunTime();
        if (!files.isEmpty()) {
            warnings.add(runtimeFiles(
                    files.keySet().stream().toList(), files.values().iterator().next()));
        }
        build.sketch().flatMap(this::committedOutput).ifPresent(warnings::add);
        new BuildDetector(folder).needsCgo().ifPresent(line -> warnings.add(cgo(line)));
        if (!folder.unread().isEmpty()) {
            warnings.add(notRead(folder.unread()));
        }
        return warnings;
    }

    /** What a build leaves in the work tree makes each image one of a tree with changes. */
    private Optional<Diagnostic> committedOutput(BuildText build) {
        return build.copy().keySet().stream()
                .filter(path -> !path.contains("${arch}") && !path.startsWith(BuildOutput.FOLDER + "/"))
                .filter(path -> !folder.hasFile(path) && !folder.hasFolder(path))
                .filter(path -> !isIgnored(path))
                .findFirst()
                .map(path -> Diagnostic.warning(
                                "build-output-not-ignored",
                                "the build makes `" + path
                                        + "`, which Git does not ignore: every image would be of a work"
                                        + " tree with changes")
                        .at(new Location.OfFile(".gitignore"))
                        .hint("add /" + path.replaceFirst("/.*", "") + "/ to .gitignore"));
    }

    /** Of what is not there yet Git cannot say it. */
    private boolean isIgnored(String path) {
        var names = List.of(path.split("/"));
        return folder.lines(".gitignore").stream()
                .map(line ->
                        line.text().strip().replaceFirst("^(/|\\*\\*/)", "").replaceFirst("/(\\*{1,2})?$", ""))
                .anyMatch(each -> names.contains(each)
                        || path.equals(each)
                        || path.startsWith(each + "/")
                        || (each.startsWith("*.") && path.endsWith(each.substring(1))));
    }

    private Diagnostic existing(Settings settings) {
        var others = manifests.otherWords().isEmpty() ? "" : "; beside that " + manifests.otherWords();
        return Diagnostic.warning(
                        "existing-manifests",
                        "k8s/ holds " + manifests.words() + others
                                + ": they would be deployed beside what coop makes, and the app would run twice")
                .at(manifests.workloads().stream()
                        .findFirst()
                        .flatMap(ExistingWorkload::place)
                        .or(() -> Optional.of(new Location.OfFile(ExistingManifests.FOLDER))))
                .hint("coop.yaml has `resources: " + settings.resources().orElse("")
                        + "`, so k8s/ stays as it is and is not" + " deployed: move to "
                        + settings.resources().orElse("") + " what the app needs beside its own workload");
    }

    private Optional<Diagnostic> others() {
        if (!manifests.environments().isEmpty()) {
            return Optional.of(Diagnostic.warning(
                            "environment-folders",
                            "k8s/ has folders that look like environments: "
                                    + String.join(", ", manifests.environments()))
                    .at(new Location.OfFile(manifests.environments().getFirst()))
                    .hint("a folder below k8s/ belongs to the environment that the platform calls so; with any other"
                            + " name it is deployed everywhere"));
        }
        return Optional.of(Diagnostic.warning(
                        "existing-manifests",
                        "k8s/ holds " + manifests.otherWords() + ": they are deployed with the app")
                .at(new Location.OfFile(ExistingManifests.FOLDER))
                .hint("move elsewhere what coop makes by itself (a Service, an Ingress, a"
                        + " HorizontalPodAutoscaler of the app)"));
    }

    private static Diagnostic lowPort(int port, Optional<SettingsDetector.Port> found) {
        return Diagnostic.warning(
                        "low-port",
                        "port " + port + " is below 1024 ("
                                + found.map(SettingsDetector.Port::from).orElse("coop.yaml")
                                + "): the container's user is not root, and on many nodes may not listen there")
                .at(new Location.OfFile("coop.yaml"))
                .hint("let the app listen on a port from 1024 up, by a setting of its own (`env`, `args`), and put"
                        + " that port into coop.yaml");
    }

    private static Diagnostic root(Dockerfile file) {
        var warning = Diagnostic.warning(
                        "runs-as-root",
                        file.user()
                                .map(user -> "the Dockerfile runs the app as " + user.name())
                                .orElse("the Dockerfile names no USER, so the app runs as root today"))
                .hint("coop's container runs it as another user, who writes only to /tmp and to volumes: see that it"
                        + " does with that");
        return warning.at(
                file.user().<Location>map(user -> place(user.line())).orElse(new Location.OfFile(file.file())));
    }

    private static Diagnostic runtimeFiles(List<String> files, Line line) {
        return Diagnostic.warning(
                        "files-at-run-time",
                        "the Dockerfile puts " + listed(files)
                                + " beside the program, which may read them when it runs")
                .at(place(line))
                .hint("`copy:` in coop.yaml takes them along; remove what the app does not need");
    }

    private static Diagnostic cgo(Line line) {
        return Diagnostic.warning(
                        "needs-cgo",
                        "`"
                                + line.text()
                                        .strip()
                                        .replaceFirst("^require\\s+", "")
                                        .replaceFirst("\\s+v.*", "")
                                + "` needs cgo, and coop builds Go programs without it")
                .at(place(line))
                .hint("set `build.run` with CGO_ENABLED=1 and `build.base` to an image with a C library, or use a"
                        + " module in plain Go");
    }

    private static Diagnostic notRead(Map<String, String> unread) {
        var paths = unread.keySet().stream().sorted().toList();
        return Diagnostic.warning(
                        "not-read",
                        "what these say is not known: "
                                + listed(paths.stream()
                                        .map(path -> path + " (" + unread.get(path) + ")")
                                        .toList()))
                .at(new Location.OfFile(paths.getFirst()))
                .hint("look at what coop wrote with that in mind");
    }

    private static Location place(Line line) {
        return new Location.InFile(
                line.file(), line.number(), 1, Math.max(1, line.text().length()), line.text());
    }

    private static String listed(List<String> names) {
        return names.stream()
                        .limit(MOST_NAMES)
                        .map(name -> name.isEmpty() ? "." : name)
                        .collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", …" : "");
    }
}
