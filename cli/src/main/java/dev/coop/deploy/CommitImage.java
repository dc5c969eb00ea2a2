package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.AppImage;
import dev.coop.image.ImageFacts;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.ImageRepository;
import dev.coop.source.CommitId;
import dev.coop.source.WorkTree;
import java.util.Optional;

/**
 * The image that was built for an app's commit. Several apps may share a repository of images, so what an image says
 * about itself is compared; one that says nothing was made by another tool, for whoever named it.
 *
 * @param app the app
 * @param path its folder in its repository
 * @param images where images are looked up
 * @param current the image that runs already; whose it is was found out when it came
 */
record CommitImage(AppName app, String path, ImageCheck images, Optional<ImageReference> current) {

    /**
     * Returns the digest of the app's image; none when there is none of that commit.
     *
     * @throws Failure INVALID_INPUT when the only one is another app's
     */
    Optional<Digest> find(ImageRepository repository, CommitId commit, WorkTree workTree) {
        Optional<Failure> others = Optional.empty();
        for (var tag : AppImage.tags(commit, workTree, app, path).reversed()) {
            var image = repository.at(tag);
            var digest = images.find(image);
            var owner = digest.map(repository::at).flatMap(this::otherOwner);
            if (digest.isPresent() && owner.isEmpty()) {
                return digest;
            }
            if (owner.isPresent()) {
                others = Optional.of(ofAnother(image, owner.get()));
            }
        }
        if (others.isPresent()) {
            throw others.get();
        }
        return Optional.empty();
    }

    /** Returns what people should know of an image that was asked for by name. */
    Optional<String> remark(ImageReference pinned) {
        try {
            return otherOwner(pinned).map(other -> "the image was built as that of " + other);
        } catch (Failure unanswered) {
            // That it was not looked up is said where it is looked up.
            return Optional.empty();
        }
    }

    private Optional<String> otherOwner(ImageReference pinned) {
        return current.filter(pinned::equals).isPresent() ? Optional.empty() : otherOwner(images.facts(pinned));
    }

    private Optional<String> otherOwner(ImageFacts facts) {
        var named = Optional.ofNullable(facts.labels().get(AppImage.APP_LABEL));
        var folder = Optional.ofNullable(facts.labels().get(AppImage.PATH_LABEL));
        var isOurs = named.filter(name -> !name.equals(app.value())).isEmpty()
                && folder.filter(each -> !each.equals(path)).isEmpty();
        return isOurs
                ? Optional.empty()
                : Optional.of("app " + named.orElse("of another name")
                        + folder.map(each -> " (folder `" + each + "`)").orElse(""));
    }

    private Failure ofAnother(ImageReference image, String owner) {
        return new Failure(
                Failure.Kind.INVALID_INPUT,
                Diagnostic.error(
                                "image-of-another-app",
                                "the image of this commit is that of " + owner + ", not of " + app)
                        .at(new Location.OnRemote(image.repository().registry(), image.toString()))
                        .hint("coop build in the folder of " + app + ", then deploy again"));
    }
}
