package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.image.ImageRepository;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/** An image is named by its repository alone: its version is the release's. */
public final class ImagesAreRepositories implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.written().stream()
                .flatMap(settings -> settings.text("image").stream()
                        .flatMap(image -> problem(image).stream())
                        .map(found -> found.at(settings.at("image").flatMap(YamlNode::location))));
    }

    private static Optional<Diagnostic> problem(String image) {
        if (image.contains("@") || image.lastIndexOf(':') > image.lastIndexOf('/')) {
            return Optional.of(
                    Diagnostic.error("wrong-image", "`image` has a tag or digest: it names the repository alone")
                            .hint("coop adds the digest of what was built; write `"
                                    + image.replaceFirst("@.*$", "").replaceFirst(":[^/:]*$", "") + "`"));
        }
        try {
            ImageRepository.parse(image);
            return Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.of(Diagnostic.error("wrong-image", "`" + image + "` is no image repository")
                    .hint("write the registry's host and a path in lower case, such as `ghcr.io/acme/mean-mug`"));
        }
    }
}
