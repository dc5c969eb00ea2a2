package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.language.BuildDetector;
import dev.coop.language.Language;
import dev.coop.language.LanguageBuild;
import dev.coop.language.LanguageMark;
import dev.coop.language.ProjectFolder;
import dev.coop.scaffold.Project.Contents;
import dev.coop.scaffold.SourceClues.Clue;
import dev.coop.source.RepositoryAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out what a folder's project is, so that nobody is asked what the files say already. */
public final class ProjectDetector {
    private static final Pattern APP =
            Pattern.compile("^app:\\s*[\"']?([a-z](?:[-a-z0-9]{0,38}[a-z0-9])?)[\"']?\\s*(?:#.*)?$");

    /** What a folder may have before anything is written in it, and what coop itself adds. */
    private static final Pattern NO_PROJECT = Pattern.compile(
            "(?i)\\..*|readme.*|licen[cs]e.*|notice|codeowners|contributing.*|changelog.*|coop\\.yaml|k8s|public|docs");

    /**
     * Returns what is known about the project in a folder, which need not be there.
     *
     * @param origin the address of the Git remote that the folder's repository comes from, if there is one
     */
    public Project detect(Path path, Optional<RepositoryAddress> origin) {
        var folder = new ProjectFolder(path);
        var findings = new ArrayList<Finding>();
        var name = name(folder, findings);
        var mark = LanguageMark.in(folder);
        mark.ifPresent(found -> findings.add(language(found, folder)));
        var dockerfile = dockerfile(folder);
        var port = port(folder, mark, dockerfile, findings);
        var health = health(folder, mark, findings);
        dockerfile.ifPresent(file -> findings.add(new Finding(file, "not built", "coop makes the image without it")));
        var ci = ci(folder, origin, findings);
        return new Project(
                name,
                mark.map(_ -> Contents.PROJECT).orElseGet(() -> otherContents(folder)),
                mark.map(LanguageMark::language),
                port,
                health,
                mark.map(found -> new BuildDetector(folder).build(found, name)).orElse(new LanguageBuild.Unknown()),
                dockerfile,
                ci,
                findings);
    }

    private static Finding language(LanguageMark mark, ProjectFolder folder) {
        return new Finding("language", mark.label(folder), "from " + mark.file());
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

    private static Contents otherContents(ProjectFolder folder) {
        return folder.entries("").stream().allMatch(NO_PROJECT.asMatchPredicate()) ? Contents.NOTHING : Contents.OTHER;
    }

    private static Optional<String> dockerfile(ProjectFolder folder) {
        return Stream.of("Dockerfile", "Containerfile").filter(folder::hasFile).findFirst();
    }

    private static OptionalInt port(
            ProjectFolder folder, Optional<LanguageMark> mark, Optional<String> dockerfile, List<Finding> findings) {
        if (mark.map(LanguageMark::language).equals(Optional.of(Language.STATIC))) {
            findings.add(new Finding("port", Integer.toString(Template.PORT), "as for every static site"));
            return OptionalInt.of(Template.PORT);
        }
        var clues = new SourceClues(folder);
        var found =
                mark.map(known -> clues.port(known.language(), dockerfile)).orElseGet(() -> clues.exposed(dockerfile));
        found.ifPresent(clue -> findings.add(finding("port", clue)));
        return found.map(clue -> SourceClues.portOf(clue.value())).orElse(OptionalInt.empty());
    }

    private static Optional<String> health(ProjectFolder folder, Optional<LanguageMark> mark, List<Finding> findings) {
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        if (mark.get().language() == Language.STATIC) {
            return Optional.of(Template.STATIC.health());
        }
        var found = new SourceClues(folder).health(mark.get().language());
        found.ifPresent(clue -> findings.add(finding("health", clue)));
        return found.map(Clue::value);
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

    private static Finding finding(String what, Clue clue) {
        return new Finding(what, clue.value(), clue.line().place());
    }
}
