package dev.coop.validate;

import dev.coop.app.EnvironmentName;
import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Diagnostic.Mistake;
import dev.coop.diagnostic.Location;
import dev.coop.manifest.Rendering;
import dev.coop.resources.Resource;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What only a rendering shows: extra resources with their variables filled in, and what patches have made of coop's own
 * resources, by the rules that hold for every resource.
 */
final class RenderedValues {
    private final Subject subject;
    /** In another environment it is the same mistake. */
    private final Set<Mistake> known = new HashSet<>();

    private final List<Diagnostic> found = new ArrayList<>();

    private RenderedValues(Subject subject, List<Diagnostic> already) {
        this.subject = subject;
        already.forEach(each -> known.add(each.mistake()));
    }

    /** Returns what is wrong and has not been found so far. */
    static List<Diagnostic> check(Subject subject, List<Diagnostic> already) {
        var values = new RenderedValues(subject, already);
        subject.certainRenderings().forEach(values::check);
        return values.found;
    }

    private void check(EnvironmentName environment, Rendering rendering) {
        var filled = subject.resources().stream()
                .filter(resource -> resource.isIn(environment))
                .flatMap(resource -> resource.filled(rendering.variables()).stream())
                .toList();
        judged(filled).forEach(this::add);
        if (!rendering.hits().isEmpty()) {
            var before = judged(made(rendering.unpatched())).toList();
            judged(made(rendering.made()))
                    .filter(each -> !before.contains(each))
                    .map(this::atPatches)
                    .forEach(this::add);
        }
    }

    private static List<Resource> made(List<YamlMapping> contents) {
        return contents.stream().map(Resource::made).toList();
    }

    private Stream<Diagnostic> judged(List<Resource> resources) {
        return Rules.OF_RESOURCES.check(subject.of(resources));
    }

    /** What a patch has made of something that stands nowhere is due to one of the patches. */
    private Diagnostic atPatches(Diagnostic diagnostic) {
        Optional<Location> patches = subject.written().stream()
                .flatMap(settings -> settings.entry("patches").stream())
                .findFirst()
                .map(entry -> (YamlNode) entry.key())
                .flatMap(YamlNode::location);
        return diagnostic.location().isPresent()
                ? diagnostic
                : diagnostic.at(patches.orElseGet(() -> new Location.OfFile(subject.prefix() + SourceFiles.COOP_YAML)));
    }

    private void add(Diagnostic diagnostic) {
        if (known.add(diagnostic.mistake())) {
            found.add(diagnostic);
        }
    }
}
