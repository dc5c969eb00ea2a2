package dev.coop.resources;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A Helm chart in the folder of extra resources.
 *
 * @param folder where its Chart.yaml is; empty or with a slash at its end
 */
public record HelmChart(String folder) {
    /** The file that makes a folder a chart. */
    public static final String FILE = "Chart.yaml";

    private static final Pattern RESOURCE = Pattern.compile("(?m)^[\"']?kind[\"']?\\s*:");
    private static final Pattern PART = Pattern.compile("Chart\\.(yaml|lock)|values[^/]*|requirements\\.[^/]*"
            + "|\\.helmignore|README\\.md|LICENSE|(templates|charts|crds|ci)/.*");

    /** Returns the charts among files. */
    static List<HelmChart> among(Collection<String> paths, Function<String, String> text) {
        return paths.stream()
                .filter(path -> path.equals(FILE) || path.endsWith("/" + FILE))
                .filter(path -> !RESOURCE.matcher(text.apply(path)).find())
                .map(path -> new HelmChart(path.substring(0, path.length() - FILE.length())))
                .toList();
    }

    /** Whether a file is a part of the chart. */
    boolean holds(String path) {
        return path.startsWith(folder)
                && PART.matcher(path.substring(folder.length())).matches();
    }

    /** Whether another chart is one of this chart's own. */
    boolean holdsAll(HelmChart other) {
        return !other.equals(this) && holds(other.folder + FILE);
    }

    Diagnostic problem(String prefix) {
        return Diagnostic.error("helm-chart", "this is a Helm chart, which coop does not render")
                .at(new Location.OfFile(prefix + folder + FILE))
                .hint("keep what `helm template` prints here instead, and move the chart elsewhere");
    }
}
