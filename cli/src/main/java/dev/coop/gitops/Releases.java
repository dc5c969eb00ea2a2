package dev.coop.gitops;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The releases that a snapshot of the GitOps repository has. */
public final class Releases {
    private Releases() {}

    /**
     * Returns what an environment should run; none if it was never deployed.
     *
     * @throws Failure invalid input: what is there is not the environment's release
     */
    public static Optional<Release> of(Snapshot tip, AppName app, EnvironmentName environment) {
        var file = Release.folder(app, environment) + "/release.yaml";
        var text = tip.file(file);
        if (text.isEmpty()) {
            Layout.check(tip, app, environment);
            return Optional.empty();
        }
        var release = ReleaseYaml.read(new SourceText(file, new String(text.get(), StandardCharsets.UTF_8)));
        Layout.checkOwner(release, app, environment);
        return Optional.of(release);
    }

    /**
     * Returns the files of an environment that are coop's, by their path in its folder.
     *
     * @throws Failure conflict: somebody else's work is where coop's would be
     */
    public static SortedMap<String, byte[]> files(Snapshot tip, AppName app, EnvironmentName environment) {
        Layout.checkOwn(tip, app, environment);
        return own(tip.files(Release.folder(app, environment)));
    }

    /** Returns those of a release folder's files that are coop's. */
    public static SortedMap<String, byte[]> own(SortedMap<String, byte[]> files) {
        var own = new TreeMap<>(files);
        own.keySet().removeIf(path -> !Release.OWN.contains(path.split("/", 2)[0]));
        return own;
    }

    /** Returns which commit an environment does not take, if a release was taken back there. */
    public static Optional<Hold> hold(Snapshot tip, AppName app, EnvironmentName environment) {
        var file = Release.folder(app, environment) + "/" + Hold.FILE;
        return tip.file(file)
                .map(bytes -> HoldYaml.read(new SourceText(file, new String(bytes, StandardCharsets.UTF_8))));
    }
}
