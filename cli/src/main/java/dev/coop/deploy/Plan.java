package dev.coop.deploy;

import dev.coop.deploy.diff.ManifestDiff;
import dev.coop.gitops.Release;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a deploy would write.
 *
 * @param tip the main branch as it was seen
 * @param environment where
 * @param release what should run there
 * @param current what the main branch says now
 * @param superseding the current release, when its commit is newer
 * @param before the files that are there
 * @param files the files that should be there
 * @param message the commit's message
 * @param history what was asked to be done about a newer release
 * @param purpose what it is for
 * @param notes what reviewers are told
 */
public record Plan(
        Snapshot tip,
        Environment environment,
        Release release,
        Optional<Release> current,
        Optional<Release> superseding,
        SortedMap<String, byte[]> before,
        SortedMap<String, byte[]> files,
        String message,
        DeployRequest.History history,
        Purpose purpose,
        Notes notes) {

    /** Returns what leaves another release in its place that was proposed before, with the files that it has there. */
    Plan keeping(Release proposed, SortedMap<String, byte[]> there) {
        return new Plan(
                tip,
                environment,
                proposed,
                current,
                superseding,
                before,
                there,
                CommitMessage.of(proposed, Optional.empty()),
                history,
                purpose,
                notes.ofProposed());
    }

    /** Returns the folder of the release. */
    public String folder() {
        return Release.folder(release.app(), release.environment());
    }

    /** Returns what the commit and the pull request are called. */
    public String title() {
        return CommitMessage.title(release, purpose);
    }

    /** Returns what changes in the release's record and the manifests, as a text. */
    public ManifestDiff diff() {
        return ManifestDiff.ofRelease(folder(), before, files);
    }

    /** Returns what changes among the manifests. */
    public Changes changes() {
        return Changes.between(before, files);
    }

    /** Returns whether the files are there already, byte for byte. */
    public boolean changesNothing() {
        return same(before, files);
    }

    /** Returns whether both have the same files, byte for byte. */
    public static boolean same(SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }
}
