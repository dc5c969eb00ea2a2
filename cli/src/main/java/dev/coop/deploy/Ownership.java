package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Platform;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                                        .hint("choose another name under `app` in coop.yaml; where the app's own "
                                                + moved(other, source)
                                                + " in that file of the GitOps repository by hand"));
                    });
        }
    }

    /** Only what differs is to be changed. */
    private static String moved(Release.Source other, Release.Source source) {
        var repository = other.repository().sameAs(source.repository())
                ? Optional.<String>empty()
                : Optional.of("`source.repository`");
        var path = other.path().equals(source.path())
                ? Optional.<String>empty()
                : Optional.of("`source.path` (to `" + source.path() + "`)");
        return (repository.isEmpty() ? "folder" : path.isEmpty() ? "repository" : "repository and folder")
                + " moved or got another name, change "
                + Stream.of(repository, path).flatMap(Optional::stream).collect(Collectors.joining(" and "));
    }

    private static String place(Release.Source source) {
        return source.repository() + (source.path().equals(".") ? "" : " in " + source.path());
    }
}
