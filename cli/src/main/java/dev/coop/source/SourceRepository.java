package dev.coop.source;

import dev.coop.app.Ignored;
import dev.coop.app.SourceFiles;
import dev.coop.language.ProjectFolder;
import java.util.List;
import java.util.Optional;

/** The app's own Git repository, seen from the app's folder in it. */
public interface SourceRepository {

    /** Returns the commit that is checked out; none before the first commit, or where there is no repository. */
    Optional<SourceCommit> head();

    /** Returns the branch that is checked out, or in a CI job the branch that the job builds; none if there is none. */
    Optional<String> branch();

    /**
     * Returns whether tracked files of the app's folder differ from the commit, or new ones that are not ignored stand
     * in it; and the same of what links of its extra resources lead to.
     */
    boolean hasChanges();

    /**
     * Returns what Git ignores in the app's folder: files, and folders with all that is in them, as paths below it with
     * slashes; where there is no repository, what its files called {@code .gitignore} say that Git would ignore.
     */
    Ignored ignored();

    /** Returns the app's folder as one looks at it to find out what the app is. */
    ProjectFolder project();

    /** Returns the address of the remote {@code origin}; where there is none, the path of the repository. */
    RepositoryAddress origin();

    /** Returns the app's folder within the repository, {@code .} at its root. */
    String path();

    /** Returns who writes commits here, from Git's configuration or the environment. */
    Person author();

    /** Returns who commits here, from Git's configuration or the environment. */
    Person committer();

    /** Returns whether Git's configuration, the environment or a CI job says who writes commits; else it is made up. */
    boolean knowsAuthor();

    /** Returns whether Git's configuration, the environment or a CI job says who commits; else it is made up. */
    boolean knowsCommitter();

    /**
     * Returns coop.yaml and the extra resources as every command takes them: as of the commit that is checked out where
     * they, and all that their links lead to, are as committed; else as they lie in the folder, without what Git
     * ignores.
     */
    SourceFiles files();

    /** Returns coop.yaml and the extra resources as of a commit. */
    SourceFiles filesAt(CommitId commit);

    /** Returns how one commit stands to another. */
    Ancestry ancestry(CommitId older, CommitId newer);

    /** Returns the commits that the newer one has and the older one has not, newest first, at most {@code limit}. */
    List<SourceCommit> between(CommitId older, CommitId newer, int limit);

    /** How one commit stands to another. */
    enum Ancestry {
        SAME,
        /** The first is an ancestor of the second. */
        ANCESTOR,
        /** The second is an ancestor of the first. */
        DESCENDANT,
        DIVERGED,
        /** One of them is not in this clone. */
        UNKNOWN
    }
}
