package dev.coop.validate.policy;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.platform.Platform;
import dev.coop.resources.ResourceFolders;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder that looks as if it were for one environment only, and is for all, is pointed out. */
public final class FoldersAreMeantForEnvironments implements Rule {
    /** What environments are called. */
    private static final Set<String> USUAL = Set.of(
            "canary",
            "demo",
            "dev",
            "develop",
            "development",
            "int",
            "integration",
            "live",
            "local",
            "overlays",
            "pre-prod",
            "preprod",
            "preview",
            "prd",
            "prod",
            "production",
            "qa",
            "sandbox",
            "stage",
            "staging",
            "stg",
            "test",
            "testing",
            "uat");

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.platform().stream().flatMap(platform -> misleading(subject, platform).stream());
    }

    private static Collection<Diagnostic> misleading(Subject subject, Platform platform) {
        var names = platform.environments().stream()
                .map(environment -> environment.name().value())
                .toList();
        var found = new TreeMap<String, Diagnostic>();
        for (var path : subject.files().files().keySet()) {
            subject.folders().of(path).filter(place -> isForAll(place, subject)).ifPresent(place -> {
                var steps = place.below().split("/", -1);
                var folder = new StringBuilder(place.folder());
                for (var depth = 0; depth < steps.length - 1; depth++) {
                    folder.append(steps[depth]).append('/');
                    if (depth == 0 && subject.folders().names().contains(steps[0])) {
                        return;
                    }
                    if (depth == 0 ? looksLikeOne(steps[0], names) : names.contains(steps[depth])) {
                        found.put(
                                folder.toString(),
                                problem(folder.toString(), steps[depth], subject.prefix(), place, names));
                        return;
                    }
                }
            });
        }
        return found.values();
    }

    /** In a folder that an environment names for itself, nothing is for others. */
    private static boolean isForAll(ResourceFolders.Place place, Subject subject) {
        return !place.environments().isEmpty() && !subject.folders().own().contains(place.folder());
    }

    private static boolean looksLikeOne(String folder, List<String> names) {
        var lower = folder.toLowerCase(Locale.ROOT);
        return USUAL.contains(lower)
                || Closest.to(lower, names).isPresent()
                || names.stream().anyMatch(name -> lower.startsWith(name + "-") || lower.endsWith("-" + name));
    }

    private static Diagnostic problem(
            String folder, String step, String prefix, ResourceFolders.Place place, List<String> names) {
        var environments = names.size() == 1 ? "the environment is " : "the environments are ";
        return Diagnostic.warning(
                        "misleading-folder",
                        "what is in `" + folder + "` is deployed everywhere: "
                                + (names.contains(step)
                                        ? "only a folder directly in `" + place.folder() + "` is for one environment"
                                        : "`" + step + "` is no environment"))
                .at(new Location.OfFile(prefix + folder.substring(0, folder.length() - 1)))
                .hint(meant(step, names)
                                .map(name -> "call it `" + name + "` if it is for " + name + " only; ")
                                .orElse("")
                        + environments
                        + String.join(", ", names));
    }

    private static Optional<String> meant(String step, List<String> names) {
        var lower = step.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> lower.startsWith(name) || name.startsWith(lower))
                .findFirst()
                .or(() -> Closest.to(lower, names))
                .or(() -> names.stream().filter(name -> isWithin(name, lower)).findFirst());
    }

    /** Whether the letters of one stand in the other in their order: `stg` in `staging`. */
    private static boolean isWithin(String name, String word) {
        var at = 0;
        for (var i = 0; i < word.length() && at < name.length(); i++) {
            if (word.charAt(i) == name.charAt(at)) {
                at++;
            }
        }
        return at == name.length();
    }
}
