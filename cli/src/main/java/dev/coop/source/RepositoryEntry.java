package dev.coop.source;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/** What stands at a path of a repository: in its work tree, or in a commit. Links are not followed. */
public sealed interface RepositoryEntry {

    /** A folder. What stands in it is looked up by its exact name, whatever the file system makes of letter case. */
    non-sealed interface Folder extends RepositoryEntry {

        /** Returns the names of what is in it. */
        SortedSet<String> names() throws IOException;

        /** Returns what has that name; none if nothing has. */
        Optional<RepositoryEntry> entry(String name) throws IOException;
    }

    /** A file. */
    non-sealed interface File extends RepositoryEntry {

        /** Returns how many bytes it has. */
        long size() throws IOException;

        /** Returns its content. */
        byte[] bytes() throws IOException;
    }

    /** A symbolic link. */
    record Link(String target) implements RepositoryEntry {}

    /** A repository of its own: this one only knows which commit of it belongs here. */
    record Submodule() implements RepositoryEntry {}

    /** A pipe, a socket or a device. */
    record Special() implements RepositoryEntry {}
}
