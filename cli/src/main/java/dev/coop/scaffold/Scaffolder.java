package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.app.SourceFiles;
import dev.coop.language.LanguageBuild.ByDefault;
import dev.coop.scaffold.Scaffolded.Way;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Starts an app from a template, or adopts the project that is there. A file that makes a folder a project in the eyes
 * of {@link ProjectDetector} is written last, so that a run that was cut short is taken up again by the next.
 */
public final class Scaffolder {
    private static final String USUAL_RESOURCES = "k8s/";

    private final String version;

    /** Makes one that writes workflows which install this version of coop. */
    public Scaffolder(String version) {
        this.version = version;
    }

    /**
     * What to scaffold.
     *
     * @param app the app's name
     * @param project what is known about the folder
     * @param template the name of the template asked for; by default the static one, for a folder without a project
     * @param ci the CI asked for; by default the one that the project uses
     * @param platform what coop.yaml is to say about the platform, if anything
     * @param existing what happens to files of coop's that are there already; a project's own files are always kept
     */
    public record Request(
            AppName app,
            Project project,
            Optional<String> template,
            Optional<Ci> ci,
            Optional<String> platform,
            Existing existing) {}

    /**
     * Writes what is missing.
     *
     * @throws dev.coop.diagnostic.Failure WRONG_USAGE when there is no such template, CONFLICT, INVALID_INPUT or OTHER
     *     when a file cannot be written
     */
    public Scaffolded scaffold(Request request, Destination destination) {
        var template = request.template().map(Template::named);
        var ci = request.ci().or(() -> request.project().ci()).orElse(Ci.GITHUB);
        var project = withCi(request, ci);
        return switch (way(request, project, template, ci, destination)) {
            case STARTED -> start(request, project, template.orElse(Template.STATIC), ci, destination, Way.STARTED);
            case ADDED -> start(request, project, template.orElse(Template.STATIC), ci, destination, Way.ADDED);
            case ADOPTED -> adopt(request, adoptedFrom(project, template), ci, destination);
            case LEFT_ALONE ->
                new Scaffolded(Way.LEFT_ALONE, List.of(), List.of(), project.findings(), project.warnings(), List.of());
        };
    }

    private Way way(Request request, Project project, Optional<Template> template, Ci ci, Destination destination) {
        return switch (project.contents()) {
            case NOTHING -> Way.STARTED;
            case PROJECT -> Way.ADOPTED;
            case PROJECTS_BELOW -> template.isPresent() ? Way.ADDED : Way.LEFT_ALONE;
            case OTHER -> {
                if (isCutShort(request, project, template.orElse(Template.STATIC), ci, destination)) {
                    yield Way.STARTED;
                }
                yield template.isPresent() ? Way.ADDED : Way.ADOPTED;
            }
        };
    }

    /** Returns whether all that is there was written by a run that did not come to its end. */
    private boolean isCutShort(Request request, Project folder, Template template, Ci ci, Destination destination) {
        var whole = render(request, startedFrom(folder, template), piecesOf(template, ci));
        var there = destination.files(whole.size() + 1);
        return there.stream()
                .allMatch(path -> Optional.ofNullable(whole.get(path))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .flatMap(content ->
                                destination.read(path).filter(bytes -> java.util.Arrays.equals(bytes, content)))
                        .isPresent());
    }

    private static List<String> piecesOf(Template template, Ci ci) {
        var pieces = new ArrayList<String>();
        pieces.add("new");
        pieces.addAll(forEveryApp(ci));
        pieces.add(template.toString());
        return pieces;
    }

    private Scaffolded start(
            Request request, Project folder, Template template, Ci ci, Destination destination, Way way) {
        return write(request, startedFrom(folder, template), piecesOf(template, ci), List.of(), destination, way);
    }

    private Scaffolded adopt(Request request, Project project, Ci ci, Destination destination) {
        var own = new ArrayList<String>();
        project.language().flatMap(Template::of).ifPresent(known -> own.addAll(Templates.files(known.toString())));
        own.addAll(Templates.files("new"));
        return write(request, project, forEveryApp(ci), own, destination, Way.ADOPTED);
    }

    private static List<String> forEveryApp(Ci ci) {
        return ci == Ci.NONE ? List.of("coop", "shared") : List.of("coop", "shared", ci.toString());
    }

    private Scaffolded write(
            Request request, Project project, List<String> pieces, List<String> own, Destination destination, Way way) {
        var missing = new LinkedHashMap<String, byte[]>();
        var kept = new ArrayList<String>();
        render(request, project, pieces).forEach((path, text) -> {
            var content = text.getBytes(StandardCharsets.UTF_8);
            if (stays(destination.read(path), content, request.existing())) {
                kept.add(path);
            } else {
                missing.put(path, content);
            }
        });
        own.stream().filter(path -> destination.read(path).isPresent()).forEach(kept::add);
        missing.forEach(destination::write);
        var isNew = missing.containsKey(SourceFiles.COOP_YAML);
        return new Scaffolded(
                way,
                List.copyOf(missing.keySet()),
                kept,
                project.findings(),
                isNew ? project.warnings() : List.of(),
                isNew ? project.missing() : List.of());
    }

    private Map<String, String> render(Request request, Project project, List<String> pieces) {
        var variables = Variables.of(request.app(), project, request.platform(), version);
        var resources = project.settings().resources().orElse(USUAL_RESOURCES);
        var files = new LinkedHashMap<String, String>();
        for (var piece : pieces) {
            for (var path : Templates.files(piece)) {
                var isResource = path.startsWith(USUAL_RESOURCES);
                if (!isResource || !resources.equals(Settings.NOWHERE)) {
                    files.put(
                            isResource ? resources + path.substring(USUAL_RESOURCES.length()) : path,
                            Templates.render(piece, path, variables));
                }
            }
        }
        return files;
    }

    private static boolean stays(Optional<byte[]> there, byte[] content, Existing existing) {
        return there.filter(bytes -> existing == Existing.KEEP || java.util.Arrays.equals(bytes, content))
                .isPresent();
    }

    private static Project startedFrom(Project folder, Template template) {
        var findings = new ArrayList<Finding>();
        findings.add(new Finding("language", template.language().label(), "from the template"));
        findings.add(new Finding("port", Integer.toString(Template.PORT), "from the template"));
        folder.findings().stream()
                .filter(finding -> finding.what().equals("CI") || finding.what().equals("app"))
                .forEach(findings::add);
        return new Project(
                folder.name(),
                folder.contents(),
                Optional.of(Project.Written.of(template.language())),
                Settings.of(OptionalInt.of(Template.PORT), Optional.of(template.health())),
                new ByDefault(),
                template.checks(),
                Optional.empty(),
                folder.ci(),
                findings,
                List.of());
    }

    private static Project adoptedFrom(Project project, Optional<Template> template) {
        return template.filter(asked -> !project.language().equals(Optional.of(asked.language())))
                .map(asked -> project.with(new Finding("template", "not used", "there is a project here already")))
                .orElse(project);
    }

    private static Project withCi(Request request, Ci ci) {
        return request.ci().isPresent()
                ? request.project().with(new Finding("CI", ci.label(), "as asked for"))
                : request.project();
    }
}
