package dev.coop.deploy;

import dev.coop.deploy.body.Content;
import dev.coop.gitops.Release;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import java.util.Arrays;
import java.util.List;
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
 * @param takenFrom where the release was taken from, in words
 * @param reviewers who is asked to review
 * @param remarks what a reviewer should look at twice
 * @param checks what was checked
 * @param history what was asked to be done about a newer release
 * @param runsIn where the release runs already, as far as it was asked
 * @param pipeline what every environment runs
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
        String takenFrom,
        List<String> reviewers,
        List<String> remarks,
        Content.Checks checks,
        DeployRequest.History history,
        List<Content.Running> runsIn,
        Content.Pipeline pipeline) {

    /** Returns the folder of the release. */
    public String folder() {
        return Release.folder(release.app(), release.environment());
    }

    /** Returns what changes among the manifests. */
    public Changes changes() {
        return Changes.between(before, files);
    }

    /** Returns whether the files are there already, byte for byte. */
    public boolean changesNothing() {
        return same(before, files);
    }

    static boolean same(SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }
}
