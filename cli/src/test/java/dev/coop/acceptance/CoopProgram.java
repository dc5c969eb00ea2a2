package dev.coop.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The program under test as a folder for PATH that holds {@code coop}: the native binary that the system property
 * {@code coop.binary} names, else a launcher of this JVM's classes.
 */
public record CoopProgram(Path folder) {

    /** Makes the folder. */
    public static CoopProgram installedIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        var program = folder.resolve("coop");
        Files.deleteIfExists(program);
        var binary = Optional.ofNullable(System.getProperty("coop.binary")).filter(path -> !path.isEmpty());
        if (binary.isPresent()) {
            Files.createSymbolicLink(program, Path.of(binary.get()).toAbsolutePath());
        } else {
            Files.writeString(program, launcher());
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new CoopProgram(folder);
    }

    private static String launcher() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = Arrays.stream(
                        System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(":"));
        return "#!/bin/sh\nexec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp '%s' dev.coop.Main \"$@\"\n"
                .formatted(java, classes);
    }
}
