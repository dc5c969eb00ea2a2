package dev.coop.validate;

import dev.coop.app.App;
import dev.coop.app.EnvironmentName;
import dev.coop.app.ResourcesFolder;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Renderable;
import dev.coop.manifest.Renderer;
import dev.coop.manifest.Rendering;
import dev.coop.platform.Platform;
import dev.coop.resources.ExtraResources;
import dev.coop.resources.ResourceFolders;
import dev.coop.validate.policy.DerivedNamesAreAllowed;
import dev.coop.validate.policy.EnvironmentsExist;
import dev.coop.validate.policy.FoldersAreMeantForEnvironments;
import dev.coop.validate.policy.ImagesComeFromAllowedRegistries;
import dev.coop.validate.policy.KindsAreAllowed;
import dev.coop.validate.policy.SecretsHaveASource;
import dev.coop.validate.policy.SizesExist;
import dev.coop.validate.policy.TeamsOwnTheirApps;
import dev.coop.validate.rule.CopiedFilesExist;
import dev.coop.validate.rule.ImagesAreRepositories;
import dev.coop.validate.rule.KeysAreSupported;
import dev.coop.validate.rule.KindsAreSpelled;
import dev.coop.validate.rule.LabelsAreWellFormed;
import dev.coop.validate.rule.NamespacesAreLeftToThePlatform;
import dev.coop.validate.rule.PatchesHitWhatIsRendered;
import dev.coop.validate.rule.PortsAreUnprivileged;
import dev.coop.validate.rule.QuantitiesAreValid;
import dev.coop.validate.rule.ResourcesFitTheCluster;
import dev.coop.validate.rule.ResourcesFolderExists;
import dev.coop.validate.rule.ScalesAreRanges;
import dev.coop.validate.rule.SchedulesAreCron;
import dev.coop.validate.rule.SelectorsMatchTemplates;
import dev.coop.validate.rule.SettingsFitTheType;
import dev.coop.validate.rule.TextsAreText;
import dev.coop.validate.rule.TypesHaveWhatTheyNeed;
import dev.coop.validate.rule.ValuesAreReadAsWritten;
import dev.coop.validate.rule.VariablesAreSetOnce;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds every problem of an app's files at once. Pure. */
public final class Validator {
    /** No rule depends on which image it is. */
    private static final ImageReference ANY_IMAGE =
            ImageReference.parse("registry.example/image@" + ImageReference.Digest.NOT_BUILT);

    private static final List<Rule> RULES = List.of(
            new KeysAreSupported(),
            new SettingsFitTheType(),
            new TypesHaveWhatTheyNeed(),
            new PortsAreUnprivileged(),
            new SchedulesAreCron(),
            new QuantitiesAreValid(),
            new KindsAreSpelled(),
            new TextsAreText(),
            new ValuesAreReadAsWritten(),
            new LabelsAreWellFormed(),
            new SelectorsMatchTemplates(),
            new ResourcesFitTheCluster(),
            new ScalesAreRanges(),
            new ImagesAreRepositories(),
            new CopiedFilesExist(),
            new ResourcesFolderExists(),
            new VariablesAreSetOnce(),
            new PatchesHitWhatIsRendered(),
            new NamespacesAreLeftToThePlatform(),
            new EnvironmentsExist(),
            new FoldersAreMeantForEnvironments(),
            new SizesExist(),
            new SecretsHaveASource(),
            new TeamsOwnTheirApps(),
            new DerivedNamesAreAllowed(),
            new ImagesComeFromAllowedRegistries(),
            new KindsAreAllowed());

    /** Returns what is wrong with an app's files; never throws for what they may hold. */
    public Validation validate(Candidate candidate) {
        var coopName = candidate.prefix() + SourceFiles.COOP_YAML;
        var bytes = candidate.files().files().get(SourceFiles.COOP_YAML);
        if (bytes == null) {
            return withoutCoopYaml(candidate, coopName);
        }
        var coop = AppFile.parse(coopName, bytes);
        var platform = candidate.platform().orElseGet(() -> StandIn.of(coop.app(), candidate.files()));
        var folders = folders(coop, platform);
        var extra = ExtraResources.read(candidate.files(), candidate.prefix(), folders);
        var found = new ArrayList<>(coop.problems());
        candidate.files().problems().forEach(problem -> found.add(problem.seenFrom(candidate.prefix())));
        found.addAll(extra.problems());
        var renderings = coop.app().map(app -> renderings(app, extra, platform)).orElse(Map.of());
        found.addAll(problems(renderings, candidate.platform().isPresent()));
        coop.document()
                .map(document -> new Subject(
                        document,
                        candidate.files(),
                        candidate.prefix(),
                        folders,
                        extra.resources(),
                        renderings,
                        candidate.platform(),
                        candidate.exists()))
                .ifPresent(subject ->
                        RULES.forEach(rule -> found.addAll(rule.check(subject).toList())));
        return new Validation(coop.app(), extra, candidate.platform(), inOrder(found, coopName), extra.files() + 1);
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

    /** A folder that coop.yaml names is the folder, whatever else may be wrong in it. */
    private static String written(AppFile.Parsed coop) {
        return ResourcesFolder.named(coop.document().orElse(YamlMapping.empty())).stream()
                .findFirst()
                .orElse("k8s/");
    }

    private static ResourceFolders folders(AppFile.Parsed coop, Platform platform) {
        var folders = new TreeMap<EnvironmentName, String>();
        for (var environment : platform.environments()) {
            folders.put(
                    environment.name(),
                    coop.app()
                            .map(app -> app.in(environment.name()).resources())
                            .orElseGet(() -> written(coop)));
        }
        return new ResourceFolders(folders);
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

    /**
     * Where the platform is not known, nobody knows whether there is an environment of which the app says nothing: what
     * is wrong in that alone is passed over.
     */
    private static Set<Diagnostic> problems(Map<EnvironmentName, Rendering> renderings, boolean platformIsKnown) {
        var found = new LinkedHashSet<Diagnostic>();
        renderings.forEach((environment, rendering) -> {
            if (platformIsKnown || renderings.size() == 1 || !environment.equals(StandIn.UNNAMED)) {
                found.addAll(rendering.problems());
            }
        });
        return found;
    }

    private static List<Diagnostic> inOrder(List<Diagnostic> found, String first) {
        return found.stream()
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
