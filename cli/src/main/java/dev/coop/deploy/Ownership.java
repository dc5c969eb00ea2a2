package dev.coop.deploy;

import dev.coop.app.App;
import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Platform;
import java.util.Optional;

/** Whose an app is: the source of its first release, and the team that the platform names. */
final class Ownership {
    private Ownership() {}

    /** Fails when an environment runs a release of the app from another source. */
    static void check(Snapshot tip, AppName app, Platform platform, Release.Source source) {
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
                                        .hint("choose another name under `app` in coop.yaml"));
                    });
        }
    }

    private static String place(Release.Source source) {
        return source.repository() + (source.path().equals(".") ? "" : " in " + source.path());
    }

    /** Returns the team that owns the app; fails when coop.yaml and the platform do not agree, or no team owns it. */
    static Optional<String> team(App app, Platform platform) {
        if (platform.teams().isEmpty()) {
            return app.team();
        }
        var owner = platform.teamOf(app.name())
                .orElseThrow(() -> new Failure(
                        Failure.Kind.INVALID_INPUT,
                        Diagnostic.error(
                                        "app-not-listed",
                                        "no team of platform " + platform.name() + " has the app `" + app.name() + "`")
                                .at(new Location.OfFile("platform.yaml"))
                                .hint("ask the platform team to list it under `teams`")));
        app.team().filter(said -> !said.equals(owner.name())).ifPresent(said -> {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "wrong-team",
                                    "coop.yaml says team `" + said + "`, platform " + platform.name() + " says `"
                                            + owner.name() + "`")
                            .at(new Location.OfFile("coop.yaml"))
                            .hint("remove `team` from coop.yaml, or ask the platform team"));
        });
        return Optional.of(owner.name());
    }
}
