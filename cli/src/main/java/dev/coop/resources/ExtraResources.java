package dev.coop.resources;

import dev.coop.app.SourceFiles;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an app's owner adds: each file is deployed, refused or pointed out.
 *
 * @param resources in the order of their files
 * @param problems what is wrong with the files, whatever the environment
 * @param files how many were read
 */
public record ExtraResources(List<Resource> resources, List<Diagnostic> problems, int files) {
    /** Git's own, and what keeps a folder in it: nothing that somebody could miss in the cluster. */
    private static final Set<String> OF_GIT = Set.of(".gitkeep", ".keep", ".gitignore", ".gitattributes");

    public ExtraResources {
        resources = List.copyOf(resources);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the extra resources among an app's files, each file once.
     *
     * @param files coop.yaml is passed over
     * @param prefix what stands in front of a path when a person reads it
     * @param folders where each environment's are
     */
    public static ExtraResources read(SourceFiles files, String prefix, ResourceFolders folders) {
        var extra = new TreeMap<>(files.files());
        extra.remove(SourceFiles.COOP_YAML);
        return new Reading(prefix, folders, ExtraResources::isNamedAsOne).of(extra, files);
    }

    /**
     * Reads files that somebody named as files of resources, so that each is one, however its name ends.
     *
     * @param files by their names, as a person knows them
     * @param folders has every one of them
     */
    public static ExtraResources named(SortedMap<String, byte[]> files, ResourceFolders folders) {
        return new Reading("", folders, _ -> true).of(files, new SourceFiles(files));
    }

    /** Whether a file of that name is one of resources where nobody says so. */
    public static boolean isNamedAsOne(String fileName) {
        var lower = fileName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }

    private static final class Reading {
        private final String prefix;
        private final ResourceFolders folders;
        private final Predicate<String> isResource;
        private final List<Resource> resources = new ArrayList<>();
        private final List<Diagnostic> problems = new ArrayList<>();
        private int read;

        Reading(String prefix, ResourceFolders folders, Predicate<String> isResource) {
            this.prefix = prefix;
            this.folders = folders;
            this.isResource = isResource;
        }

        ExtraResources of(Map<String, byte[]> extra, SourceFiles files) {
            var charts =
                    HelmChart.among(extra.keySet(), path -> files.text(path).orElse(""));
            charts.stream()
                    .filter(chart -> charts.stream().noneMatch(outer -> outer.holdsAll(chart)))
                    .forEach(chart -> problems.add(chart.problem(prefix)));
            extra.forEach((path, bytes) -> {
                if (charts.stream().noneMatch(chart -> chart.holds(path))) {
                    file(path, bytes, files);
                }
            });
            return new ExtraResources(resources, problems, read);
        }

        private void file(String path, byte[] bytes, SourceFiles files) {
            var fileName = path.substring(path.lastIndexOf('/') + 1);
            var place = folders.of(path);
            var environments = place.map(ResourceFolders.Place::environments).orElse(Set.of());
            if (Kustomization.isIn(fileName, files.text(path).orElse(""))) {
                read++;
                problems.add(Kustomization.problem(java.util.Optional.of(new Location.OfFile(prefix + path))));
            } else if (!isResource.test(fileName)) {
                ignore(path, fileName, bytes, place);
            } else {
                read++;
                new ResourceFile(prefix + path, environments, resources, problems).read(bytes);
            }
            if (environments.isEmpty() && isResource.test(fileName)) {
                problems.add(Diagnostic.warning("ignored-file", "this file goes to no environment")
                        .at(new Location.OfFile(prefix + path))
                        .hint("those here read " + read() + ": move it there, or name its folder under `resources`"
                                + " in coop.yaml"));
            }
        }

        /** What environments read, each folder once. */
        private String read() {
            return folders.folders().values().stream()
                    .distinct()
                    .map(folder -> "`" + folder + "`")
                    .collect(Collectors.joining(" and "));
        }

        private void ignore(
                String path, String fileName, byte[] bytes, java.util.Optional<ResourceFolders.Place> place) {
            if (bytes.length > 0 && !OF_GIT.contains(fileName)) {
                problems.add(Diagnostic.warning(
                                "ignored-file", "this file is ignored: it ends in none of .yaml, .yml, .json")
                        .at(new Location.OfFile(prefix + path))
                        .hint("move it out of "
                                + place.map(ResourceFolders.Place::folder).orElse("the folder")
                                + ", or give it the ending .yaml if it is a resource"));
            }
        }
    }
}
