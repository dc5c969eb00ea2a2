package dev.coop.gitops;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The releases that a snapshot of the GitOps repository has. */
public final class Releases {
    private Releases() {}

    /** Returns what an environment should run; none if it was never deployed. */
    public static Optional<Release> of(Snapshot tip, AppName app, EnvironmentName environment) {
        var file = Release.folder(app, environment) + "/release.yaml";
        return tip.file(file)
                .map(bytes -> ReleaseYaml.read(new SourceText(file, new String(bytes, StandardCharsets.UTF_8))));
    }

    /** Returns which commit an environment does not take, if a release was taken back there. */
    public static Optional<Hold> hold(Snapshot tip, AppName app, EnvironmentName environment) {
        var file = Release.folder(app, environment) + "/" + Hold.FILE;
        return tip.file(file)
                .map(bytes -> HoldYaml.read(new SourceText(file, new String(bytes, StandardCharsets.UTF_8))));
    }
}
