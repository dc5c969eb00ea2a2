package dev.coop.validate.policy;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.image.ImageRepository;
import dev.coop.platform.Platform;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.subject.View;
import dev.coop.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/** An app's image has a repository, and it is one that the platform allows. */
public final class ImagesComeFromAllowedRegistries implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.platform().stream()
                .flatMap(platform ->
                        subject.views().stream().flatMap(view -> problem(subject, view, platform).stream()));
    }

    private static Optional<Diagnostic> problem(Subject subject, View view, Platform platform) {
        var name = subject.coop().text("app").orElse("");
        var image = view.settings()
                .text("image")
                .or(() -> platform.registry().map(registry -> registry.replaceFirst("/+$", "") + "/" + name));
        var place =
                view.settings().at("image").or(() -> subject.coop().at("app")).flatMap(YamlNode::location);
        if (image.isEmpty()) {
            return Optional.of(Diagnostic.error(
                            "no-registry",
                            "neither coop.yaml nor platform " + platform.name() + " says where images go")
                    .at(place)
                    .hint("set `image: ghcr.io/acme/" + name + "` in coop.yaml"));
        }
        var allowed = platform.policies().registries();
        return allowed.isEmpty() || allowed.stream().anyMatch(registry -> isWithin(image.get(), registry))
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                                "registry-denied",
                                "images from `" + image.get() + "` are not allowed on platform " + platform.name())
                        .at(place)
                        .hint("allowed: " + String.join(", ", allowed)));
    }

    /** Whole path segments count: {@code ghcr.io/acme-evil} is not within {@code ghcr.io/acme}. */
    private static boolean isWithin(String image, String registry) {
        return (full(image) + "/").startsWith(registry.replaceFirst("/+$", "") + "/");
    }

    private static String full(String image) {
        try {
            return ImageRepository.parse(image).toString();
        } catch (IllegalArgumentException _) {
            return image;
        }
    }
}
