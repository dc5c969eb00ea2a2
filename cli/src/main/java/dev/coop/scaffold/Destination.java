package dev.coop.scaffold;

import java.util.Optional;

/** Where a template is written: a folder, or memory in a test. Paths are relative, with slashes. */
public interface Destination {

    /** Returns a file's bytes, if it is there. */
    Optional<byte[]> read(String path);

    /** Writes a file with the folders above it. */
    void write(String path, byte[] content);
}
