package dev.coop;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a tour takes place: a folder that is there for nothing else. */
final class TourFolder {
    private TourFolder() {}

    static Path make() {
        try {
            return Files.createTempDirectory("coop-tour-");
        } catch (IOException unwritable) {
            throw new Failure(
                    Failure.Kind.OTHER,
                    Diagnostic.error(
                                    "no-temporary-folder", "cannot make a temporary folder: " + unwritable.getMessage())
                            .hint("check the disk, or set java.io.tmpdir or TMPDIR to a folder that you may write"),
                    unwritable);
        }
    }
}
