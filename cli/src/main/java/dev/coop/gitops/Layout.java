package dev.coop.gitops;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Snapshot.Kind;
import java.util.List;

/** What stands where in the GitOps repository, and what of others is in the way. */
final class Layout {
    private static final List<Own> OWN = List.of(
            new Own("release.yaml", Kind.FILE),
            new Own(Hold.FILE, Kind.FILE),
            new Own("source", Kind.FOLDER),
            new Own("manifests", Kind.FOLDER));

    private record Own(String name, Kind kind) {}

    private Layout() {}

    /** Fails when something else is where an environment's release.yaml, or the folders above it, should be. */
    static void check(Snapshot tip, AppName app, EnvironmentName environment) {
        var folder = Release.folder(app, environment);
        for (var above : List.of("apps", "apps/" + app, folder)) {
            require(tip, above, Kind.FOLDER, Failure.Kind.INVALID_INPUT);
        }
        require(tip, folder + "/release.yaml", Kind.FILE, Failure.Kind.INVALID_INPUT);
    }

    /** Fails when what coop is about to replace is, or holds, something that coop did not put there. */
    static void checkOwn(Snapshot tip, AppName app, EnvironmentName environment) {
        var folder = Release.folder(app, environment);
        check(tip, app, environment);
        OWN.forEach(own -> require(tip, folder + "/" + own.name(), own.kind(), Failure.Kind.CONFLICT));
        for (var name : List.of("source", "manifests")) {
            tip.oddities(folder + "/" + name).stream().findFirst().ifPresent(odd -> {
                throw inTheWay(folder + "/" + name + "/" + odd, "is not a file that coop wrote", Failure.Kind.CONFLICT);
            });
        }
    }

    private static void require(Snapshot tip, String path, Kind wanted, Failure.Kind failure) {
        tip.kind(path).filter(there -> there != wanted).ifPresent(there -> {
            var is = switch (there) {
                case FILE -> "a file";
                case FOLDER -> "a folder";
                case OTHER -> "a link or a submodule";
            };
            throw inTheWay(path, "is " + is + ", not a " + (wanted == Kind.FILE ? "file" : "folder"), failure);
        });
    }

    /** Fails when a release.yaml is about another app or environment than the folder that it is in. */
    static void checkOwner(Release release, AppName app, EnvironmentName environment) {
        if (!release.app().equals(app) || !release.environment().equals(environment)) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error(
                                    "release-broken",
                                    "release.yaml is about " + release.app() + " in " + release.environment()
                                            + ", and stands in the folder of " + app + " in " + environment)
                            .at(new Location.OfFile(Release.folder(app, environment) + "/release.yaml"))
                            .hint("coop writes this file: restore it from the GitOps repository's history"));
        }
    }

    private static Failure inTheWay(String path, String what, Failure.Kind kind) {
        return new Failure(
                kind,
                Diagnostic.error("in-the-way", "`" + path + "` of the GitOps repository " + what)
                        .at(new Location.OfFile(path))
                        .hint("coop deletes nothing that it did not write: move it, then run the same command again"));
    }
}
