package dev.coop.manifest.extra;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.manifest.Rendering;
import dev.coop.manifest.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The extra resources of an app that hold in one environment. */
public final class ExtraResources {
    private static final Pattern RESOURCES = Pattern.compile(".*\\.(yaml|yml|json)");

    private ExtraResources() {}

    /**
     * Returns the resources of every file of the folder, in the order of the files' paths. A folder directly below it
     * that is named like an environment of the platform holds only in that environment.
     *
     * @param rendering the app, its files and where it runs
     * @param folder the folder of extra resources, with a slash at its end
     * @param variables what is filled in
     * @throws Failure invalid input, with every finding at its place
     */
    public static List<ExtraResource> of(Rendering rendering, String folder, Variables variables) {
        var problems = new ArrayList<Diagnostic>();
        rendering.files().problems().forEach(problem -> problems.add(problem.seenFrom("")));
        var resources = new ArrayList<ExtraResource>();
        var files = rendering.files().only(path -> holds(rendering, folder, path));
        for (var path : files.files().keySet()) {
            var text = files.text(path).orElse("");
            resources.addAll(new ExtraFile(path, text, rendering, variables, problems).resources());
        }
        Failure.whenInvalid(problems);
        return resources;
    }

    private static boolean holds(Rendering rendering, String folder, String path) {
        if (!path.startsWith(folder) || !RESOURCES.matcher(path).matches()) {
            return false;
        }
        var below = path.substring(folder.length());
        var slash = below.indexOf('/');
        var first = slash < 0 ? "" : below.substring(0, slash);
        return first.equals(rendering.environment().name().value())
                || rendering.platform().environments().stream()
                        .noneMatch(each -> each.name().value().equals(first));
    }
}
