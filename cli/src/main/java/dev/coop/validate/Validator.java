package dev.coop.validate;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.validate.policy.DerivedNamesAreAllowed;
import dev.coop.validate.policy.EnvironmentsExist;
import dev.coop.validate.policy.ImagesComeFromAllowedRegistries;
import dev.coop.validate.policy.KindsAreAllowed;
import dev.coop.validate.policy.SecretsHaveASource;
import dev.coop.validate.policy.SizesExist;
import dev.coop.validate.policy.TeamsOwnTheirApps;
import dev.coop.validate.rule.CopiedFilesExist;
import dev.coop.validate.rule.ImagesAreRepositories;
import dev.coop.validate.rule.KeysAreSupported;
import dev.coop.validate.rule.NamespacesAreLeftToThePlatform;
import dev.coop.validate.rule.PatchesHitWhatIsRendered;
import dev.coop.validate.rule.PortsAreUnprivileged;
import dev.coop.validate.rule.ResourceNamesAreValid;
import dev.coop.validate.rule.ResourcesAreUnique;
import dev.coop.validate.rule.ResourcesFolderExists;
import dev.coop.validate.rule.ScalesAreRanges;
import dev.coop.validate.rule.SchedulesAreCron;
import dev.coop.validate.rule.SettingsFitTheType;
import dev.coop.validate.rule.TypesHaveWhatTheyNeed;
import dev.coop.validate.rule.VariablesAreKnown;
import dev.coop.validate.rule.VariablesAreSetOnce;
import dev.coop.validate.subject.ResourceReader;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds every problem of an app's files at once. Pure. */
public final class Validator {
    private static final List<Rule> RULES = List.of(
            new KeysAreSupported(),
            new SettingsFitTheType(),
            new TypesHaveWhatTheyNeed(),
            new PortsAreUnprivileged(),
            new SchedulesAreCron(),
            new ScalesAreRanges(),
            new ImagesAreRepositories(),
            new CopiedFilesExist(),
            new ResourcesFolderExists(),
            new VariablesAreSetOnce(),
            new PatchesHitWhatIsRendered(),
            new ResourceNamesAreValid(),
            new ResourcesAreUnique(),
            new NamespacesAreLeftToThePlatform(),
            new VariablesAreKnown(),
            new EnvironmentsExist(),
            new SizesExist(),
            new SecretsHaveASource(),
            new TeamsOwnTheirApps(),
            new DerivedNamesAreAllowed(),
            new ImagesComeFromAllowedRegistries(),
            new KindsAreAllowed());

    private final AppFile appFile = new AppFile();

    /** Returns what is wrong with an app's files; never throws for what they may hold. */
    public Validation validate(Candidate candidate) {
        var coopName = candidate.prefix() + SourceFiles.COOP_YAML;
        var bytes = candidate.files().files().get(SourceFiles.COOP_YAML);
        if (bytes == null && !candidate.files().problems().isEmpty()) {
            return new Validation(
                    Optional.empty(),
                    candidate.files().problems().stream()
                            .map(problem -> problem.seenFrom(candidate.prefix()))
                            .toList(),
                    0);
        }
        if (bytes == null) {
            var missing = Diagnostic.error("no-coop-yaml", "there is no coop.yaml")
                    .at(new Location.OfFile(coopName))
                    .hint("coop init makes one");
            return new Validation(Optional.empty(), List.of(missing), 0);
        }
        var coop = appFile.parse(coopName, bytes);
        var extra = resources(candidate, coop);
        var found = new ArrayList<>(coop.problems());
        candidate.files().problems().forEach(problem -> found.add(problem.seenFrom(candidate.prefix())));
        found.addAll(extra.problems());
        coop.document()
                .map(document -> new Subject(document, extra.resources(), candidate.platform(), candidate.exists()))
                .ifPresent(subject ->
                        RULES.forEach(rule -> found.addAll(rule.check(subject).toList())));
        return new Validation(coop.app(), inOrder(found, coopName), extra.files() + 1);
    }

    private static ResourceReader resources(Candidate candidate, AppFile.Parsed coop) {
        var reader = new ResourceReader(
                candidate.prefix(),
                coop.resources(),
                name -> !name.isEmpty()
                        && candidate
                                .platform()
                                .map(platform -> platform.environments().stream()
                                        .anyMatch(each -> each.name().value().equals(name)))
                                .orElse(true));
        candidate.files().files().forEach((path, bytes) -> {
            if (!path.equals(SourceFiles.COOP_YAML)) {
                reader.read(path, bytes);
            }
        });
        return reader;
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
