package dev.coop.validate;

import dev.coop.app.App;
import dev.coop.app.EnvironmentName;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Renderable;
import dev.coop.manifest.Renderer;
import dev.coop.manifest.Rendering;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.resources.ExtraResources;
import dev.coop.resources.ResourceFolders;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds every problem of an app's files at once. Pure. */
public final class Validator {
    /** No rule depends on which image it is. */
    private static final ImageReference ANY_IMAGE =
            ImageReference.parse("registry.example/image@" + ImageReference.Digest.NOT_BUILT);

    /** Returns what is wrong with an app's files; never throws for what they may hold. */
    public Validation validate(Candidate candidate) {
        var coopName = candidate.prefix() + SourceFiles.COOP_YAML;
        var bytes = candidate.files().files().get(SourceFiles.COOP_YAML);
        if (bytes == null) {
            return withoutCoopYaml(candidate, coopName);
        }
        var coop = AppFile.parse(coopName, bytes);
        var written = coop.document().orElse(YamlMapping.empty());
        var platform = candidate.platform().orElseGet(() -> StandIn.of(coop.app(), written, candidate.files()));
        var folders = ResourceFolders.of(
                written, platform.environments().stream().map(Environment::name).toList());
        var extra = ExtraResources.read(candidate.files(), candidate.prefix(), folders);
        var found = new ArrayList<>(coop.problems());
        candidate.files().problems().forEach(problem -> found.add(problem.seenFrom(candidate.prefix())));
        found.addAll(extra.problems());
        var renderings = coop.app().map(app -> renderings(app, extra, platform)).orElse(Map.of());
        found.addAll(problems(renderings, candidate.platform().isPresent()));
        var subject = new Subject(
                written,
                candidate.files(),
                candidate.prefix(),
                folders,
                extra.resources(),
                renderings,
                candidate.platform(),
                candidate.exists());
        rules(coop).forEach(rules -> found.addAll(rules.check(subject).toList()));
        found.addAll(RenderedValues.check(subject, found));
        return new Validation(
                coop.app(), extra, candidate.platform(), inOrder(found, extra, coopName), extra.files() + 1);
    }

    /**
     * Returns what is wrong with files by themselves, each a file of resources, whatever it is called and whichever app
     * it may be for.
     *
     * @param files by their names, as a person knows them
     * @param platform whose policies they are checked against, if it is known
     */
    public Validation validate(SortedMap<String, byte[]> files, Optional<Platform> platform) {
        var folders = ResourceFolders.all(StandIn.UNNAMED);
        var extra = ExtraResources.named(files, folders);
        var found = new ArrayList<>(extra.problems());
        extra.resources()
                .forEach(resource -> resource.wrongName(StandIn.VARIABLES).ifPresent(found::add));
        var subject = new Subject(
                YamlMapping.empty(),
                new SourceFiles(Map.of()),
                "",
                folders,
                extra.resources(),
                Map.of(),
                platform,
                _ -> true);
        found.addAll(Rules.OF_RESOURCES.check(subject).toList());
        return new Validation(Optional.empty(), extra, platform, inOrder(found, extra, ""), extra.files());
    }

    private static Validation withoutCoopYaml(Candidate candidate, String coopName) {
        var problems = candidate.files().problems().stream()
                .map(problem -> problem.seenFrom(candidate.prefix()))
                .toList();
        var missing = Diagnostic.error("no-coop-yaml", "there is no coop.yaml")
                .at(new Location.OfFile(coopName))
                .hint("coop init makes one");
        return new Validation(
                Optional.empty(),
                new ExtraResources(List.of(), List.of(), 0),
                candidate.platform(),
                problems.isEmpty() ? List.of(missing) : problems,
                0);
    }

    private static Map<EnvironmentName, Rendering> renderings(App app, ExtraResources extra, Platform platform) {
        var renderings = new TreeMap<EnvironmentName, Rendering>();
        for (var environment : platform.environments()) {
            renderings.put(
                    environment.name(),
                    Renderer.render(new Renderable(
                            app,
                            extra,
                            platform,
                            environment,
                            ANY_IMAGE,
                            Optional.empty(),
                            new Renderable.Provenance("", ""))));
        }
        return renderings;
    }

    private static Set<Diagnostic> problems(Map<EnvironmentName, Rendering> renderings, boolean platformIsKnown) {
        var found = new LinkedHashSet<Diagnostic>();
        Subject.certain(renderings, platformIsKnown).values().forEach(rendering -> found.addAll(rendering.problems()));
        return found;
    }

    /** What is wrong with coop.yaml as YAML does not hide what is wrong with the resources. */
    private static List<Rules> rules(AppFile.Parsed coop) {
        return coop.document().isPresent() ? List.of(Rules.OF_RESOURCES, Rules.OF_APPS) : List.of(Rules.OF_RESOURCES);
    }

    private static List<Diagnostic> inOrder(List<Diagnostic> found, ExtraResources extra, String first) {
        var secrets = new SecretLines(extra.resources());
        return found.stream()
                .map(secrets::hidden)
                .distinct()
                .sorted(Comparator.comparing((Diagnostic each) -> !file(each).equals(first))
                        .thenComparing(Validator::file)
                        .thenComparingInt(Validator::line)
                        .thenComparingInt(Validator::column))
                .toList();
    }

    private static String file(Diagnostic diagnostic) {
        return diagnostic
                .location()
                .map(place -> switch (place) {
                    case Location.InFile in -> in.file();
                    case Location.OfFile of -> of.file();
                    case Location.OnRemote remote -> remote.system();
                })
                .orElse("");
    }

    private static int line(Diagnostic diagnostic) {
        return diagnostic.location().orElse(new Location.OfFile("")) instanceof Location.InFile in ? in.line() : 0;
    }

    private static int column(Diagnostic diagnostic) {
        return diagnostic.location().orElse(new Location.OfFile("")) instanceof Location.InFile in ? in.column() : 0;
    }
}
