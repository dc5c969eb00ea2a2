package dev.coop.sandbox;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageLookup;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.ImageRepository;
import dev.coop.image.Recipe.ImagePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The sandbox's images: one OCI tar for each digest, and a file for each tag that names a digest. */
public final class SandboxImages implements ImageLookup {
    private final Path folder;

    public SandboxImages(Path folder) {
        this.folder = folder;
    }

    /** Returns where the next image of a repository is built. */
    public Path scratchFile(ImageRepository repository) {
        var images = folder.resolve(repository.path());
        try {
            Files.createDirectories(images);
            return Files.createTempFile(images, ".building-", ".tar");
        } catch (IOException unwritable) {
            throw unwritable(images, unwritable);
        }
    }

    /** Keeps an image that was built to a scratch file, under its digest and tags. */
    public void keep(ImageReference image, List<Tag> tags, Path scratchFile) {
        var digest = image.digest().orElseThrow();
        var images = folder.resolve(image.repository().path());
        try {
            Files.move(scratchFile, images.resolve(fileName(digest)), StandardCopyOption.REPLACE_EXISTING);
            for (var tag : tags) {
                var written = Files.writeString(Files.createTempFile(images, ".tag-", ""), digest.value());
                Files.move(written, images.resolve(tag.name() + ".tag"), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException unwritable) {
            throw unwritable(images, unwritable);
        }
    }

    @Override
    public Optional<Digest> find(ImageReference image) {
        var images = folder.resolve(image.repository().path());
        return switch (image.version()) {
            case Digest digest -> Optional.of(digest).filter(wanted -> Files.exists(images.resolve(fileName(wanted))));
            case Tag tag -> tagged(images.resolve(tag.name() + ".tag"));
        };
    }

    /** A rollout that is only played runs whatever is there. */
    @Override
    public List<ImagePlatform> platforms(ImageReference image) {
        return List.of();
    }

    private static Optional<Digest> tagged(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(new Digest(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw unwritable(file, unreadable);
        }
    }

    private static String fileName(Digest digest) {
        return digest.value().replace(':', '-') + ".tar";
    }

    private static Failure unwritable(Path where, IOException cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("sandbox-files", "cannot use the sandbox's folder: " + cause.getMessage())
                        .at(new Location.OfFile(where.toString()))
                        .hint("check the disk and that you may write there, or set COOP_SANDBOX to another folder"),
                cause);
    }
}
