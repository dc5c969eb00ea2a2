package dev.coop.install;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder for a PATH, with programs of the system and with made-up ones. */
final class Programs {
    /** What install.sh may start on its way from a release to a prefix. */
    static final List<String> EVERYDAY = List.of(
            ("awk cat chmod cp cut dirname env find grep gzip head ln mkdir mv readlink rm rmdir sed sha256sum sort"
                            + " tail tar tr uname")
                    .split(" ", -1));

    private final Path folder;

    Programs(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path folder() {
        return folder;
    }

    /** Adds a shell script. */
    Programs with(String program, String text) throws IOException {
        var file = folder.resolve(program);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** Adds programs of the system; where one is missing, the test is skipped. */
    Programs ofTheSystem(List<String> programs) throws IOException {
        for (var program : programs) {
            with(program, "exec '" + needed(program) + "' \"$@\"");
        }
        return this;
    }

    /** This folder before the system's own. */
    String beforeTheSystem() {
        return folder + ":" + System.getenv("PATH");
    }

    static Path needed(String program) {
        var found = find(program);
        assumeTrue(found.isPresent(), program + " is not installed");
        return found.get();
    }

    static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
