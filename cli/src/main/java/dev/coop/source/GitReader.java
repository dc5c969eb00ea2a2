package dev.coop.source;

import dev.coop.source.SourceRepository.Ancestry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way of reading a repository. Whatever it cannot read, because the repository is broken or of a kind that it does
 * not know, ends with an exception.
 */
public interface GitReader {

    /** Returns the commit that is checked out; none before the first. */
    Optional<SourceCommit> head() throws IOException;

    /** Returns the branch that is checked out. */
    Optional<String> branch() throws IOException;

    /**
     * Returns whether something at these paths, seen from the repository's root, differs from the commit that is
     * checked out; of the whole work tree where there are none.
     */
    boolean differs(Set<String> paths) throws IOException;

    /**
     * Returns what Git ignores in a folder and below it, by paths from the repository's root; a folder that is ignored
     * stands for all that is in it.
     */
    Set<String> ignored(String folder) throws IOException;

    /** Returns the root folder of a commit; none where this clone does not have it. */
    Optional<RepositoryEntry.Folder> tree(CommitId commit) throws IOException;

    /** Returns what Git knows of the work tree's files. */
    GitIndex index() throws IOException;

    /** Returns how one commit stands to another. */
    Ancestry ancestry(CommitId older, CommitId newer) throws IOException;

    /** Returns the commits that the newer one has and the older one has not, newest first. */
    List<SourceCommit> between(CommitId older, CommitId newer, int limit) throws IOException;
}
