package dev.coop.deploy;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.source.SourceRepository;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The commits that an environment does not take, since a release of them was taken back there. */
final class Holds {
    private Holds() {}

    /**
     * Fails when the release is of the held commit or of one before it, unless the hold is released.
     *
     * @param standing how the release stands to what runs; one that is superseded is nobody's concern
     * @return what stays beside the release: the hold, where the release is the one that runs already
     */
    static SortedMap<String, byte[]> check(
            Snapshot tip,
            Release release,
            Optional<Release> current,
            Standing standing,
            SourceRepository source,
            DeployRequest.Holding holding) {
        var hold = Releases.hold(tip, release.app(), release.environment());
        if (hold.isEmpty()
                || holding == DeployRequest.Holding.RELEASED
                || standing.superseding().isPresent()) {
            return new TreeMap<>();
        }
        if (current.filter(running -> running.isOfSameBuild(release)).isPresent()) {
            var kept = new TreeMap<String, byte[]>();
            tip.file(file(release)).ifPresent(bytes -> kept.put(Hold.FILE, bytes));
            return kept;
        }
        refuse(release, hold.get(), source);
        return new TreeMap<>();
    }

    /**
     * Returns what reviewers should know of a hold that goes with this release.
     *
     * @param kept what stays beside the release
     */
    static Optional<String> lifted(Snapshot tip, Release release, SortedMap<String, byte[]> kept, Standing standing) {
        return Releases.hold(tip, release.app(), release.environment())
                .filter(_ -> kept.isEmpty() && standing.superseding().isEmpty())
                .map(hold -> "%s was rolled back from `%s`%s%s; this release lifts the hold"
                        .formatted(
                                release.environment(),
                                hold.commit().abbreviated(),
                                hold.by().isEmpty() ? "" : " by " + hold.by(),
                                hold.reason().isEmpty()
                                        ? ""
                                        : ": “" + hold.reason().replace('`', '\'') + "”"));
    }

    private static void refuse(Release release, Hold hold, SourceRepository source) {
        var version = release.source().version();
        switch (source.ancestry(release.source().commit(), hold.commit())) {
            case SAME -> throw held(release, hold, "");
            case ANCESTOR -> throw held(release, hold, "; " + version + " is older");
            case UNKNOWN -> throw held(release, hold, "; this clone cannot tell whether " + version + " is newer");
            case DESCENDANT, DIVERGED -> {}
        }
    }

    private static Failure held(Release release, Hold hold, String standing) {
        var environment = release.environment();
        return new Failure(
                Failure.Kind.WAITS_FOR_PERSON,
                Diagnostic.error(
                                "held",
                                environment + " does not take " + hold.commit().abbreviated() + ", which "
                                        + (hold.by().isEmpty() ? "somebody" : hold.by()) + " rolled back"
                                        + (hold.reason().isEmpty() ? "" : ": " + hold.reason()) + standing)
                        .at(new Location.OfFile(file(release)))
                        .hint("deploy a newer commit, or this one all the same: coop deploy " + environment
                                + " --release-hold"));
    }

    private static String file(Release release) {
        return Release.folder(release.app(), release.environment()) + "/" + Hold.FILE;
    }
}
