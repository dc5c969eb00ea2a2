package dev.coop.image;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.Recipe.ImagePlatform;
import dev.coop.source.CommitId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A registry that has the images that a test put there, and can be down. */
public final class KnownImages implements ImageLookup {
    private final Map<String, Digest> images = new HashMap<>();
    private List<ImagePlatform> platforms = List.of(new ImagePlatform("linux", "amd64"));
    private final Map<String, String> labels = new HashMap<>();
    private boolean down;

    /** Returns a digest made of one digit. */
    public static Digest digest(String digit) {
        return new Digest("sha256:" + digit.repeat(64));
    }

    /** Puts an image under a commit's tag; its digest is made of the commit's first digit. */
    public Digest push(ImageRepository repository, CommitId commit, String suffix) {
        var digest = digest(commit.value().substring(0, 1));
        images.put(repository + ":" + commit + suffix, digest);
        images.put(repository + "@" + digest, digest);
        return digest;
    }

    /** Loses all images. */
    public void forget() {
        images.clear();
    }

    /** Lets it answer no more. */
    public void goDown() {
        down = true;
    }

    /** Says what all images are for. */
    public void areFor(String... names) {
        platforms = Stream.of(names).map(ImagePlatform::parse).toList();
    }

    /** Lets all images say this of themselves. */
    public void say(String label, String value) {
        labels.put(label, value);
    }

    @Override
    public ImageFacts facts(ImageReference image) {
        answer();
        return new ImageFacts(platforms, labels);
    }

    @Override
    public Optional<Digest> find(ImageReference image) {
        answer();
        return Optional.ofNullable(images.get(image.toString()));
    }

    private void answer() {
        if (down) {
            throw new Failure(
                    Failure.Kind.UNREACHABLE, Diagnostic.error("registry-unreachable", "the registry does not answer"));
        }
    }
}
