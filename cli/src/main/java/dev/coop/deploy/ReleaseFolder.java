package dev.coop.deploy;

import dev.coop.gitops.Release;
import dev.coop.gitops.ReleaseYaml;
import dev.coop.manifest.Renderable;
import dev.coop.platform.Environment;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code apps/<app>/<environment>} holds for a release.
 *
 * @param files by their path in the folder
 * @param manifests how many of them are manifests
 */
public record ReleaseFolder(SortedMap<String, byte[]> files, int manifests) {

    /** Returns the files of a release, its manifests rendered. */
    public static ReleaseFolder of(Candidate candidate, Environment environment, Release release) {
        var manifests = candidate
                .app()
                .render(
                        environment,
                        release.image(),
                        new Renderable.Provenance(
                                candidate.source().repository().value(),
                                candidate.source().commit()
                                        + candidate.source().workTree().suffix()));
        var files = new TreeMap<String, byte[]>();
        files.put("release.yaml", bytes(ReleaseYaml.write(release)));
        candidate.files().files().forEach((path, content) -> files.put("source/" + path, content));
        manifests.forEach(manifest -> files.put("manifests/" + manifest.fileName(), bytes(manifest.yaml())));
        return new ReleaseFolder(files, manifests.size());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
