package dev.coop.resources;

import dev.coop.app.EnvironmentName;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where each environment's extra resources are. A folder directly below, named like an environment, is only for that
 * one.
 *
 * @param folders each environment's folder, with a slash at its end
 */
public record ResourceFolders(SortedMap<EnvironmentName, String> folders) {
    public ResourceFolders {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
    }

    public ResourceFolders(Map<EnvironmentName, String> folders) {
        this(new TreeMap<>(folders));
    }

    /** Returns the environments. */
    public Set<EnvironmentName> environments() {
        return folders.keySet();
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
        Optional<String> inside = Optional.empty();
        var environments = new TreeSet<EnvironmentName>();
        for (var each : folders.entrySet()) {
            if (path.startsWith(each.getValue())) {
                inside = Optional.of(each.getValue());
                if (holds(path.substring(each.getValue().length()), each.getKey())) {
                    environments.add(each.getKey());
                }
            }
        }
        return inside.map(folder -> new Place(folder, path.substring(folder.length()), environments));
    }

    private boolean holds(String below, EnvironmentName environment) {
        var slash = below.indexOf('/');
        var first = slash < 0 ? "" : below.substring(0, slash);
        return first.equals(environment.value())
                || environments().stream().noneMatch(each -> each.value().equals(first));
    }
}
