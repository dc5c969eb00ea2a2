package dev.coop.manifest;

import dev.coop.app.App;
import dev.coop.app.SourceFiles;
import dev.coop.image.ImageReference;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import java.util.Optional;

/**
 * What manifests are rendered from.
 *
 * @param app the app
 * @param files its files, the extra resources among them
 * @param platform where it runs
 * @param environment and in which environment
 * @param image pinned by digest; {@link ImageReference.Digest#NOT_BUILT} when there is none yet
 * @param team who owns it
 * @param provenance where it comes from
 */
public record Rendering(
        App app,
        SourceFiles files,
        Platform platform,
        Environment environment,
        ImageReference image,
        Optional<String> team,
        Provenance provenance) {

    /** Where an app's configuration comes from: its repository's address and the commit's id. */
    public record Provenance(String repository, String commit) {}
}
