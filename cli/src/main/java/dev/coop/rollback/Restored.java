package dev.coop.rollback;

import dev.coop.app.SourceFiles;
import dev.coop.deploy.Candidate;
import dev.coop.deploy.Plan;
import dev.coop.deploy.Planner.PlatformOnTip;
import dev.coop.deploy.ReleaseFolder;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.gitops.Hold;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.rollback.Choice.Found;
import dev.coop.validate.Validator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an earlier release as they come back: byte for byte, unless the platform now asks for others.
 *
 * @param release what they are of
 * @param files by their path in the environment's folder
 * @param imagePlatforms what the image has to be for
 * @param manifests how many manifests there are
 * @param remark why they are not those of then, if they are not
 */
record Restored(
        Release release,
        SortedMap<String, byte[]> files,
        List<String> imagePlatforms,
        int manifests,
        Optional<String> remark) {

    /**
     * Renders the release as the platform is now and as it was then. Where that makes no difference, and the policies
     * are the same, the files of then come back as they were. Fails where the release breaks a rule of now.
     */
    static Restored from(Found found, PlatformOnTip platforms, Platform now, Environment environment) {
        var then = found.release();
        var folder = Release.folder(then.app(), then.environment());
        var candidate = candidate(found, folder, now);
        var anew = rendered(candidate, environment, then);
        var built = candidate.app().app().build().platforms();
        if (unchanged(found, platforms, folder, now, anew)) {
            var files = new TreeMap<>(Releases.own(found.snapshot().files(folder)));
            files.remove(Hold.FILE);
            return new Restored(then, files, built, anew.folder().manifests(), Optional.empty());
        }
        return new Restored(
                anew.release(),
                new TreeMap<>(anew.folder().files()),
                built,
                anew.folder().manifests(),
                Optional.of("rendered anew, as platform.yaml says other things of " + environment.name()
                        + " than when this release ran"));
    }

    private record Rendered(Release release, ReleaseFolder folder) {}

    private static Rendered rendered(Candidate candidate, Environment environment, Release then) {
        var release = new Release(
                then.app(),
                then.environment(),
                candidate.app().team(),
                environment.cluster(),
                environment.namespaceOf(then.app()),
                then.repository(),
                then.digest(),
                then.source());
        return new Rendered(release, ReleaseFolder.of(candidate, environment, release));
    }

    private static boolean unchanged(Found found, PlatformOnTip platforms, String folder, Platform now, Rendered anew) {
        try {
            var before = platforms.read(found.snapshot());
            var environment = before.environment(found.release().environment());
            return found.release().equals(anew.release())
                    && before.policies().equals(now.policies())
                    && environment.isPresent()
                    && Plan.same(
                            rendered(candidate(found, folder, before), environment.get(), found.release())
                                    .folder()
                                    .files(),
                            anew.folder().files());
        } catch (Failure unreadable) {
            // A platform.yaml of then that this coop cannot use says nothing about now.
            return false;
        }
    }

    private static Candidate candidate(Found found, String folder, Platform platform) {
        var files = new SourceFiles(found.snapshot().files(folder + "/source"));
        if (files.text(SourceFiles.COOP_YAML).isEmpty()) {
            throw new Failure(
                    Failure.Kind.INVALID_INPUT,
                    Diagnostic.error("no-earlier-release", "the release has no coop.yaml, so it cannot be checked")
                            .at(new Location.OfFile(folder + "/source/" + SourceFiles.COOP_YAML))
                            .hint("choose another one with --to"));
        }
        var release = found.release();
        var checked = new Validator()
                .validate(new dev.coop.validate.Candidate(files, folder + "/source/", Optional.of(platform)))
                .checked();
        return new Candidate(checked, files, release.source(), release.repository(), release.digest(), "");
    }
}
