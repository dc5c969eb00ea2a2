package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.image.ImageBuilder;
import dev.coop.image.ImageReference;
import dev.coop.manifest.Manifest;
import dev.coop.platform.Environment;
import dev.coop.source.AppFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a command does with one app, on the platform that it names where nothing else does. */
public interface AppSession extends DeploySession {

    /** Returns the app's name; what else is wrong in its coop.yaml does not matter. */
    AppName name();

    /** Returns whether the app is checked out here. */
    boolean isHere();

    /** Returns the app as it lies in its folder; fails where it is not checked out here. */
    AppFolder files();

    /** Renders the app's manifests in an environment; without an image, of one that is not built yet. */
    List<Manifest> render(Environment environment, Optional<ImageReference> image);

    /** Returns what builds the app's image to where the platform's images go. */
    Build build();

    /** Returns what builds the app's image to a tar; that needs no platform. */
    Build buildTo(Path tar);

    /** A build that is ready to run. */
    interface Build {
        /** Builds the image. */
        ImageBuilder.BuiltImage run(ImageBuilder.Progress progress);
    }
}
