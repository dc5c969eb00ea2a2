package dev.coop.resources;

import dev.coop.app.EnvironmentName;
import dev.coop.app.ResourcesFolder;
import dev.coop.yaml.YamlMapping;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where each environment's extra resources are. A folder that an environment names for itself is only for those that
 * name it, and a folder directly below one, named like an environment, is only for that one.
 *
 * @param folders each environment's folder, with a slash at its end
 * @param own the folders that environments of coop.yaml name for themselves, those included that the platform does not
 *     have
 * @param names what environments are called, those of coop.yaml included
 */
public record ResourceFolders(SortedMap<EnvironmentName, String> folders, Set<String> own, Set<String> names) {
    public ResourceFolders {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
        own = Set.copyOf(own);
        names = Set.copyOf(names);
    }

    /** Returns the folders that a coop.yaml names for environments, whatever else is right or wrong in it. */
    public static ResourceFolders of(YamlMapping coop, Collection<EnvironmentName> environments) {
        var folders = new TreeMap<EnvironmentName, String>();
        environments.forEach(each -> folders.put(each, ResourcesFolder.in(coop, each)));
        var names = new HashSet<>(
                coop.mapping("environments").orElse(YamlMapping.empty()).keys());
        environments.forEach(each -> names.add(each.value()));
        return new ResourceFolders(folders, ResourcesFolder.own(coop), names);
    }

    /** Returns that every file is for one environment. */
    public static ResourceFolders all(EnvironmentName environment) {
        return new ResourceFolders(new TreeMap<>(Map.of(environment, "")), Set.of(), Set.of());
    }

    /**
     * Where a file lies.
     *
     * @param folder the folder of extra resources
     * @param below the path in that folder
     * @param environments where its resources go
     */
    public record Place(String folder, String below, Set<EnvironmentName> environments) {}

    /** Returns where a file lies; none when it is in no environment's folder. */
    public Optional<Place> of(String path) {
        var folder = "";
        var isInside = false;
        var environments = new TreeSet<EnvironmentName>();
        for (var each : folders.entrySet()) {
            if (path.startsWith(each.getValue()) && !isOfOthers(path, each.getValue())) {
                isInside = true;
                folder = each.getValue().length() > folder.length() ? each.getValue() : folder;
                if (holds(path.substring(each.getValue().length()), each.getKey())) {
                    environments.add(each.getKey());
                }
            }
        }
        return isInside
                ? Optional.of(new Place(folder, path.substring(folder.length()), environments))
                : Optional.empty();
    }

    /** Whether a file in a folder lies deeper in another one, which an environment names for itself. */
    private boolean isOfOthers(String path, String folder) {
        return own.stream()
                .anyMatch(other -> !other.equals(folder) && other.startsWith(folder) && path.startsWith(other));
    }

    private boolean holds(String below, EnvironmentName environment) {
        var slash = below.indexOf('/');
        var first = slash < 0 ? "" : below.substring(0, slash);
        return first.equals(environment.value()) || !names.contains(first);
    }
}
