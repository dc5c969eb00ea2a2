package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Platform;

/** Whose an app is: the source of its first release. */
public final class Ownership {
    private Ownership() {}

    /** Fails when an environment runs a release of the app from another source. */
    public static void check(Snapshot tip, AppName app, Platform platform, Release.Source source) {
        for (var environment : platform.environments()) {
            Releases.of(tip, app, environment.name())
                    .map(Release::source)
                    .filter(other -> !other.sameOrigin(source))
                    .ifPresent(other -> {
                        throw new Failure(
                                Failure.Kind.CONFLICT,
                                Diagnostic.error(
                                                "belongs-to-another-source",
                                                "the app `" + app + "` belongs to " + place(other) + ", this is "
                                                        + place(source))
                                        .at(new Location.OfFile(
                                                Release.folder(app, environment.name()) + "/release.yaml"))
                                        .hint("choose another name under `app` in coop.yaml; where the app's"
                                                + " repository has moved or was renamed, change"
                                                + " `source.repository` in that file of the GitOps repository by"
                                                + " hand"));
                    });
        }
    }

    private static String place(Release.Source source) {
        return source.repository() + (source.path().equals(".") ? "" : " in " + source.path());
    }
}
