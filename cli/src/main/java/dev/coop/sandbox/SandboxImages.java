package dev.coop.sandbox;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.image.ImageFacts;
import dev.coop.image.ImageLookup;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageReference.Digest;
import dev.coop.image.ImageReference.Tag;
import dev.coop.image.ImageRepository;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** Keeps an image that was built to a scratch file, under its digest and tags, with its labels. */
    public void keep(ImageReference image, List<Tag> tags, Map<String, String> labels, Path scratchFile) {
        var digest = image.digest().orElseThrow();
        var images = folder.resolve(image.repository().path());
        try {
            var said = JsonObject.empty();
            for (var label : labels.entrySet()) {
                said = said.with(label.getKey(), label.getValue());
            }
            write(JsonWriter.write(said), images, labelsName(digest));
            Files.move(scratchFile, images.resolve(fileName(digest)), StandardCopyOption.REPLACE_EXISTING);
            for (var tag : tags) {
                write(digest.value(), images, tag.name() + ".tag");
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
    public ImageFacts facts(ImageReference image) {
        return find(image)
                .map(digest -> folder.resolve(image.repository().path()).resolve(labelsName(digest)))
                .filter(Files::isRegularFile)
                .map(file -> new ImageFacts(List.of(), labels(file)))
                .orElse(ImageFacts.NONE);
    }

    private static Map<String, String> labels(Path file) {
        try {
            var said = JsonReader.readObject(Files.readString(file));
            return said.members().keySet().stream()
                    .filter(name -> said.text(name).isPresent())
                    .collect(Collectors.toMap(
                            name -> name, name -> said.text(name).orElseThrow()));
        } catch (IOException | JsonSyntaxException unreadable) {
            return Map.of();
        }
    }

    private static void write(String text, Path images, String name) throws IOException {
        var written = Files.writeString(Files.createTempFile(images, ".writing-", ""), text);
        Files.move(written, images.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String labelsName(Digest digest) {
        return digest.value().replace(':', '-') + ".labels.json";
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
