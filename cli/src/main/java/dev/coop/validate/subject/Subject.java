package dev.coop.validate.subject;

import dev.coop.app.AppName;
import dev.coop.app.AppReader;
import dev.coop.app.EnvironmentName;
import dev.coop.app.Overlay;
import dev.coop.app.SourceFiles;
import dev.coop.manifest.Rendering;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.resources.Resource;
import dev.coop.resources.ResourceFolders;
import dev.coop.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * An app as its files have it, right or wrong.
 *
 * @param coop the content of coop.yaml
 * @param files all its files
 * @param prefix what stands in front of a file's path when a person reads it
 * @param folders where the extra resources of each environment are
 * @param resources its extra resources
 * @param renderings what it is in each environment; none where coop.yaml breaks its schema
 * @param platform where it runs, when that is known
 * @param exists whether a file or folder is there, by its path in the app's folder
 */
public record Subject(
        YamlMapping coop,
        SourceFiles files,
        String prefix,
        ResourceFolders folders,
        List<Resource> resources,
        Map<EnvironmentName, Rendering> renderings,
        Optional<Platform> platform,
        Predicate<String> exists) {

    /** The environment of which the app says nothing in particular, where it is not known whether there is one. */
    public static final EnvironmentName UNNAMED = new EnvironmentName("environment");

    /** Returns what the app is in each environment that there certainly is, or in the one that stands for all. */
    public Map<EnvironmentName, Rendering> certainRenderings() {
        return certain(renderings, platform.isPresent());
    }

    /**
     * Where the platform is not known, nobody knows whether there is an environment of which the app says nothing: what
     * is wrong in that alone is passed over.
     */
    public static Map<EnvironmentName, Rendering> certain(
            Map<EnvironmentName, Rendering> renderings, boolean platformIsKnown) {
        var certain = new TreeMap<>(renderings);
        if (!platformIsKnown && renderings.size() > 1) {
            certain.remove(UNNAMED);
        }
        return certain;
    }

    /** Returns the same app with other resources. */
    public Subject of(List<Resource> others) {
        return new Subject(coop, files, prefix, folders, others, renderings, platform, exists);
    }

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
     * without an environment and those of each environment that coop.yaml names.
     */
    public List<View> views() {
        var views = new ArrayList<View>();
        if (platform.isPresent()) {
            for (var environment : platform.get().environments()) {
                views.add(view(Optional.of(environment.name().value()), Optional.of(environment)));
            }
        } else {
            views.add(view(Optional.empty(), Optional.empty()));
            overlays().keys().forEach(name -> views.add(view(Optional.of(name), Optional.empty())));
        }
        return views;
    }

    private View view(Optional<String> name, Optional<Environment> environment) {
        var overlay = name.flatMap(overlays()::mapping).orElse(YamlMapping.empty());
        return new View(name, Overlay.merge(base(), overlay), environment);
    }

    private YamlMapping base() {
        return AppReader.settings(coop);
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
