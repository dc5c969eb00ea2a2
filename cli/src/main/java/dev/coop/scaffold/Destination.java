package dev.coop.scaffold;

import java.util.List;
import java.util.Optional;

/** Where a template is written: a folder, or memory in a test. Paths are relative, with slashes. */
public interface Destination {

    /** Returns a file's bytes, if it is there. */
    Optional<byte[]> read(String path);

    /** Returns the paths of the files that are there, at most so many, without Git's own. */
    List<String> files(int most);

    /** Writes a file with the folders above it. */
    void write(String path, byte[] content);
}
