package dev.coop.manifest;

import dev.coop.app.App;
import dev.coop.image.ImageReference;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.resources.ExtraResources;
import java.util.Optional;

/**
 * What manifests are rendered from.
 *
 * @param app the app
 * @param resources its extra resources
 * @param platform where it runs
 * @param environment and in which environment
 * @param image pinned by digest; {@link ImageReference.Digest#NOT_BUILT} when there is none yet
 * @param team who owns it
 * @param provenance where it comes from
 */
public record Renderable(
        App app,
        ExtraResources resources,
        Platform platform,
        Environment environment,
        ImageReference image,
        Optional<String> team,
        Provenance provenance) {

    /** Where an app's configuration comes from: its repository's address and the commit's id. */
    public record Provenance(String repository, String commit) {}
}
