package dev.coop.gitops;

import dev.coop.source.CommitId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The GitOps repository as of one commit. Paths have slashes and no slash at their ends. */
public interface Snapshot {

    /** Returns the commit. */
    CommitId commit();

    /**
     * Says which folders will be read, so that all that is in them comes at once instead of one after the other. One
     * that is not there is no mistake.
     */
    void prepare(Collection<String> folders);

    /** Returns a file's bytes. */
    Optional<byte[]> file(String path);

    /** Returns all files below a folder, by their path within it; none if there is no such folder. */
    SortedMap<String, byte[]> files(String folder);

    /** Returns the names directly below a folder, sorted. */
    List<String> list(String folder);

    /** Returns the names of the folders directly below a folder, sorted. */
    List<String> folders(String folder);

    /** Returns what is at a path; nothing where nothing is. */
    Optional<Kind> kind(String path);

    /** Returns the paths, within a folder, of what is neither a file nor a folder, and of names that are not UTF-8. */
    List<String> oddities(String folder);

    /** What can be at a path. */
    enum Kind {
        FILE,
        FOLDER,
        /** A link, or the commit of a submodule. */
        OTHER
    }

    /** Returns the id of a folder's tree: two commits with the same id have the same files there. */
    Optional<String> treeId(String folder);
}
