package dev.coop.cli;

import dev.coop.app.EnvironmentName;
import dev.coop.image.ImageReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which release a deploy is about. */
final class ReleaseChoice {
    @Option(
            names = "--image",
            paramLabel = "REFERENCE",
            description = "The image to run. Default: the one built for this commit.")
    @Nullable
    ImageReference image;

    @Option(
            names = "--from",
            paramLabel = "ENVIRONMENT",
            description = "Of several environments that come before this one, the one to take the release from."
                    + " Default: all of them, which then must run the same.")
    @Nullable
    EnvironmentName from;

    Optional<ImageReference> image() {
        return Optional.ofNullable(image);
    }

    Optional<EnvironmentName> from() {
        return Optional.ofNullable(from);
    }
}
