package dev.coop.deploy;

import dev.coop.diagnostic.Failure;
import dev.coop.gitops.Release;
import dev.coop.gitops.ReleaseYaml;
import dev.coop.manifest.Renderer;
import dev.coop.manifest.Rendering;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code apps/<app>/<environment>} holds for a release.
 *
 * @param files by their path in the folder
 * @param manifests how many of them are manifests
 */
public record ReleaseFolder(SortedMap<String, byte[]> files, int manifests) {

    /** Checks the candidate's files against the platform, and renders them; fails with everything that is wrong. */
    public static ReleaseFolder of(Candidate candidate, Platform platform, Environment environment, Release release) {
        Failure.whenInvalid(new Validator()
                .validate(new dev.coop.validate.Candidate(candidate.files(), "", Optional.of(platform)))
                .diagnostics());
        var manifests = Renderer.render(new Rendering(
                candidate.app(),
                candidate.files(),
                platform,
                environment,
                release.image(),
                release.team(),
                new Rendering.Provenance(
                        candidate.source().repository().value(),
                        candidate.source().commit()
                                + candidate.source().workTree().suffix())));
        var files = new TreeMap<String, byte[]>();
        files.put("release.yaml", bytes(ReleaseYaml.write(release)));
        candidate.files().files().forEach((path, content) -> files.put("source/" + path, content));
        manifests.forEach(manifest -> files.put("manifests/" + manifest.id().fileName(), bytes(manifest.yaml())));
        return new ReleaseFolder(files, manifests.size());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
