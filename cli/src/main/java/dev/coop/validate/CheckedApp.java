package dev.coop.validate;

import dev.coop.app.App;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Manifest;
import dev.coop.manifest.Renderable;
import dev.coop.manifest.Renderer;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.resources.ExtraResources;
import java.util.List;
import java.util.Optional;

/**
 * An app that breaks no rule of its platform: in every environment of it, whatever the image, there are manifests.
 *
 * @param app the app
 * @param resources its extra resources
 * @param platform where it runs
 * @param warnings what was pointed out
 */
public record CheckedApp(App app, ExtraResources resources, Platform platform, List<Diagnostic> warnings) {

    /** Returns the team that owns the app, if the platform or the app names one. */
    public Optional<String> team() {
        return app.team().or(() -> platform.teamOf(app.name()).map(Platform.Team::name));
    }

    /** Returns the manifests in an environment of its platform, sorted by their files' names. */
    public List<Manifest> render(Environment environment, ImageReference image, Renderable.Provenance provenance) {
        return Renderer.render(new Renderable(app, resources, platform, environment, image, team(), provenance))
                .manifests();
    }
}
