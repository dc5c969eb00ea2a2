package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.language.BuildDetector;
import dev.coop.language.Dockerfile;
import dev.coop.language.LanguageBuild;
import dev.coop.language.LanguageMark;
import dev.coop.language.ProjectFolder;
import dev.coop.resources.HelmChart;
import dev.coop.resources.Kustomization;
import dev.coop.scaffold.Project.Contents;
import dev.coop.source.RepositoryAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out what a folder's project is, so that nobody is asked what the files say already. */
public final class ProjectDetector {
    private static final Pattern APP =
            Pattern.compile("^app:\\s*[\"']?([a-z](?:[-a-z0-9]{0,38}[a-z0-9])?)[\"']?\\s*(?:#.*)?$");

    /** What a forge puts into a repository that is to be filled. */
    private static final Pattern OF_A_NEW_REPOSITORY =
            Pattern.compile("(?i)\\.git|\\.gitignore|\\.gitattributes|readme(\\.md)?|licen[cs]e(\\.(md|txt))?");

    /**
     * Returns what is known about the project in a folder, which need not be there.
     *
     * @param origin the address of the Git remote that the folder's repository comes from, if there is one
     */
    public Project detect(ProjectFolder folder, Optional<RepositoryAddress> origin) {
        var findings = new ArrayList<Finding>();
        var name = name(folder, findings);
        var mark = LanguageMark.in(folder);
        var contents = contents(folder, mark);
        if (contents != Contents.NOTHING) {
            findings.add(mark.map(found -> new Finding("language", found.label(folder), "from " + found.file()))
                    .orElse(new Finding("language", "not known", "none of the files that coop knows is here")));
        }
        var dockerfile = Dockerfile.in(folder);
        var manifests = ExistingManifests.of(folder);
        var detector = new SettingsDetector(folder, mark, name, dockerfile, manifests);
        var settings = detector.settings(findings);
        var build = mark.map(found -> new BuildDetector(folder).build(found, name, boxed(settings)))
                .orElse(new LanguageBuild.Unknown());
        dockerfile.ifPresent(
                file -> findings.add(new Finding(file.file(), "not built", "coop makes the image without it")));
        otherTools(folder, findings);
        if (!folder.heldBack().isEmpty()) {
            findings.add(new Finding(
                    "left out",
                    String.join(", ", folder.heldBack()),
                    "of the image: ignored by Git, or a secret by its name"));
        }
        var ci = ci(folder, origin, findings);
        return new Project(
                name,
                contents,
                mark.map(found -> new Project.Written(found.language(), found.file(), found.version(folder))),
                settings,
                build,
                mark.map(found -> new BuildDetector(folder).checks(found)).orElse(List.of()),
                dockerfile.map(Dockerfile::file),
                ci,
                findings,
                new AdoptionWarnings(folder, dockerfile, manifests).of(contents, settings, build, detector.port()));
    }

    private static Optional<Integer> boxed(Settings settings) {
        return settings.port().isPresent() ? Optional.of(settings.port().getAsInt()) : Optional.empty();
    }

    private static AppName name(ProjectFolder folder, List<Finding> findings) {
        var named = folder.line(SourceFiles.COOP_YAML, APP);
        if (named.isPresent()) {
            var found = APP.matcher(named.get().text());
            var name = new AppName(found.find() ? found.group(1) : "");
            findings.add(new Finding("app", name.value(), named.get().place()));
            return name;
        }
        var name = Project.nameFor(folder.name());
        if (!name.value().equals(folder.name())) {
            findings.add(new Finding("app", name.value(), "from the folder's name"));
        }
        return name;
    }

    private static Contents contents(ProjectFolder folder, Optional<LanguageMark> mark) {
        if (mark.isPresent()) {
            return Contents.PROJECT;
        }
        var entries = folder.entries("");
        var isNew = entries.isEmpty()
                || (entries.contains(".git") && entries.stream().allMatch(OF_A_NEW_REPOSITORY.asMatchPredicate()));
        if (isNew) {
            return Contents.NOTHING;
        }
        var isOneApp =
                folder.hasFile(SourceFiles.COOP_YAML) || Dockerfile.in(folder).isPresent();
        return !isOneApp && !ProjectsBelow.of(folder).isEmpty() ? Contents.PROJECTS_BELOW : Contents.OTHER;
    }

    /** Folders of tools that deploy in another way: named, so that nobody thinks that coop uses them. */
    private static void otherTools(ProjectFolder folder, List<Finding> findings) {
        for (var path : List.of(
                "chart",
                "charts",
                "helm",
                "deploy",
                "deployment",
                "kustomize",
                "kubernetes",
                "manifests",
                "deployments")) {
            var charts = isInOrBelow(folder, path, HelmChart.FILE::equals);
            var kustomize = isInOrBelow(folder, path, Kustomization::isNamed);
            if (charts || kustomize) {
                findings.add(new Finding(
                        path + "/", "not used", (charts ? "Helm" : "kustomize") + ": coop makes its own manifests"));
            }
        }
    }

    private static boolean isInOrBelow(ProjectFolder folder, String path, Predicate<String> name) {
        return Stream.concat(Stream.of(path), folder.entries(path).stream().map(each -> path + "/" + each))
                .flatMap(each -> folder.entries(each).stream())
                .anyMatch(name);
    }

    private static Optional<Ci> ci(ProjectFolder folder, Optional<RepositoryAddress> origin, List<Finding> findings) {
        var byOrigin = origin.flatMap(Ci::of);
        if (byOrigin.isPresent()) {
            findings.add(new Finding("CI", byOrigin.get().label(), "from the origin remote"));
            return byOrigin;
        }
        if (folder.hasFolder(".github/workflows")) {
            findings.add(new Finding("CI", Ci.GITHUB.label(), "from .github/workflows"));
            return Optional.of(Ci.GITHUB);
        }
        if (folder.hasFile(".gitlab-ci.yml")) {
            findings.add(new Finding("CI", Ci.GITLAB.label(), "from .gitlab-ci.yml"));
            return Optional.of(Ci.GITLAB);
        }
        return Optional.empty();
    }
}
