package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.language.LanguageBuild.ByDefault;
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
        return isAdopted(project, template)
                ? adopt(request, adoptedFrom(project, template), ci, destination)
                : start(request, project, template.orElse(Template.STATIC), ci, destination);
    }

    private static boolean isAdopted(Project project, Optional<Template> template) {
        return switch (project.contents()) {
            case NOTHING -> false;
            case PROJECT -> true;
            case OTHER -> template.isEmpty();
        };
    }

    private Scaffolded start(Request request, Project folder, Template template, Ci ci, Destination destination) {
        var project = startedFrom(folder, template);
        var pieces = new ArrayList<String>();
        pieces.add("new");
        pieces.addAll(forEveryApp(ci));
        pieces.add(template.toString());
        return write(request, project, pieces, List.of(), destination);
    }

    private Scaffolded adopt(Request request, Project project, Ci ci, Destination destination) {
        var own = new ArrayList<String>();
        project.language().flatMap(Template::of).ifPresent(known -> own.addAll(Templates.files(known.toString())));
        own.addAll(Templates.files("new"));
        return write(request, project, forEveryApp(ci), own, destination);
    }

    private static List<String> forEveryApp(Ci ci) {
        return ci == Ci.NONE ? List.of("coop", "shared") : List.of("coop", "shared", ci.toString());
    }

    private Scaffolded write(
            Request request, Project project, List<String> pieces, List<String> own, Destination destination) {
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
        return new Scaffolded(List.copyOf(missing.keySet()), kept, project.findings());
    }

    private Map<String, String> render(Request request, Project project, List<String> pieces) {
        var variables = Variables.of(request.app(), project, request.platform(), version);
        var files = new LinkedHashMap<String, String>();
        for (var piece : pieces) {
            for (var path : Templates.files(piece)) {
                files.put(path, Templates.render(piece, path, variables));
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
                Optional.of(template.language()),
                OptionalInt.of(Template.PORT),
                Optional.of(template.health()),
                new ByDefault(),
                Optional.empty(),
                folder.ci(),
                findings);
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
