package dev.coop.validate.subject;

import dev.coop.app.AppName;
import dev.coop.app.Overlay;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An app as its files have it, right or wrong.
 *
 * @param coop the content of coop.yaml
 * @param resources its extra resources
 * @param platform where it runs, when that is known
 * @param exists whether a file or folder is there, by its path in the app's folder
 */
public record Subject(
        YamlMapping coop, List<Resource> resources, Optional<Platform> platform, Predicate<String> exists) {
    private static final Set<String> NOT_SETTINGS = Set.of("app", "team", "platform", "type", "build", "environments");

    /** Returns the app's name, if it is one. */
    public Optional<AppName> name() {
        try {
            return coop.text("app").map(AppName::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Returns what kind of workload it is, as written. */
    public String type() {
        return coop.text("type").orElse("web");
    }

    /**
     * Returns the settings in each of the platform's environments; when the platform is not known, those that hold
     * without an environment and those of each environment that coop.yaml or a folder of extra resources names.
     */
    public List<View> views() {
        return platform.map(known -> known.environments().stream()
                        .map(environment -> view(Optional.of(environment.name().value()), Optional.of(environment)))
                        .toList())
                .orElseGet(() -> Stream.concat(
                                Stream.of(view(Optional.empty(), Optional.empty())),
                                environments().map(name -> view(Optional.of(name), Optional.empty())))
                        .toList());
    }

    private Stream<String> environments() {
        return Stream.concat(
                        overlays().keys().stream(),
                        resources.stream().flatMap(resource -> resource.environment().stream()))
                .distinct();
    }

    private View view(Optional<String> name, Optional<Environment> environment) {
        var overlay = name.flatMap(overlays()::mapping).orElse(YamlMapping.empty());
        return new View(name, Overlay.merge(base(), overlay), environment);
    }

    private YamlMapping base() {
        return new YamlMapping(
                coop.entries().stream()
                        .filter(entry -> !NOT_SETTINGS.contains(entry.key().text()))
                        .toList(),
                coop.span());
    }

    private YamlMapping overlays() {
        return coop.mapping("environments").orElse(YamlMapping.empty());
    }

    /** Returns the mappings of settings as they were written: the file's own, then each environment's. */
    public List<YamlMapping> written() {
        var written = new ArrayList<YamlMapping>();
        written.add(base());
        overlays().entries().forEach(entry -> {
            if (entry.value() instanceof YamlMapping settings) {
                written.add(settings);
            }
        });
        return written;
    }
}
