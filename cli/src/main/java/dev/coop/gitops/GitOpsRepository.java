package dev.coop.gitops;

import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.RepositoryAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Git repository that says what should run where. */
public interface GitOpsRepository {

    /** Returns where it is, in the form for people. */
    RepositoryAddress address();

    /** Returns the name of the branch that HEAD names. */
    String mainBranch();

    /** Fetches the main branch's tip as it is now. */
    Snapshot tip();

    /** Returns the main branch's tip as it was looked at last, with a branch at that; looks where nobody has. */
    Snapshot seen();

    /**
     * Says which branches will be asked for. A look at the main branch sees them, too, so that the next question for
     * one of them is answered as of the same moment.
     *
     * @param prefix what their names begin with, a slash at its end
     */
    void expect(String prefix);

    /** Fetches another branch's tip as it is now; none if there is no such branch. */
    Optional<Snapshot> branch(String name);

    /** Fetches a commit by its id; none where the server does not have it. */
    Optional<Snapshot> at(CommitId commit);

    /**
     * Returns the first-parent commits of the main branch, as of a snapshot of it, that changed one file, newest first,
     * at most {@code limit}.
     */
    List<Revision> history(Snapshot tip, String file, int limit);

    /** Returns the last such commit, where it is one of the newest of the main branch. */
    Optional<Revision> lately(Snapshot tip, String file);

    /** Returns the commits of a branch that the main branch has not, newest first. */
    List<Revision> onlyOn(Snapshot branch, Snapshot tip);

    /** Returns the commit that a branch's newest one stands on; none where it stands on none, or joins several. */
    Optional<CommitId> parent(Snapshot branch);

    /** Whether the first commit is the second or one of its ancestors; also no where that cannot be found out. */
    boolean contains(CommitId newer, CommitId older);

    /** Commits a change on its parent and pushes it, expecting the branch to be where it was seen last. */
    PushOutcome push(Change change);

    /**
     * Deletes a branch if it is where it is expected to be.
     *
     * @return landed also when it is gone already
     */
    PushOutcome delete(String branch, CommitId expected);

    /**
     * A commit of the GitOps repository.
     *
     * @param commit its id
     * @param at when it was committed
     * @param author who wrote it
     * @param committer who put it where it is: for a pull request often the forge, or who merged
     * @param message its whole message
     * @param merged of a merge of two lines, the commit that was merged, where it is known here
     */
    record Revision(
            CommitId commit, Instant at, Person author, Person committer, String message, Optional<Revision> merged) {}

    /**
     * A change to make: the whole content of some folders and files, none of them inside another. All else stays.
     *
     * @param parent the commit it stands on
     * @param branch the branch to push to
     * @param expected where that branch was seen last; none for a branch that is not there
     * @param folders what each folder that is replaced holds afterwards, by the path within it; a folder without files
     *     is removed. Of a single file, its content is at the path {@link #THE_FILE}
     * @param message the commit's message, trailers included
     * @param author who wrote it
     */
    record Change(
            Snapshot parent,
            String branch,
            Optional<CommitId> expected,
            SortedMap<String, SortedMap<String, byte[]>> folders,
            String message,
            Person author) {
        /** The path of a single file within itself; no file can be called so. */
        public static final String THE_FILE = "/";

        /** A change of one folder. */
        public Change(
                Snapshot parent,
                String branch,
                Optional<CommitId> expected,
                String folder,
                SortedMap<String, byte[]> files,
                String message,
                Person author) {
            this(parent, branch, expected, new TreeMap<>(Map.of(folder, files)), message, author);
        }
    }

    /** What came of a push. */
    sealed interface PushOutcome {}

    /** The branch is at the new commit, or was at this one and is deleted. */
    record Landed(CommitId commit) implements PushOutcome {}

    /** The branch had moved: look again and try again. */
    record Overtaken() implements PushOutcome {}

    /** The server does not want it, in its own words: a protected branch or a hook. */
    record Refused(String reason) implements PushOutcome {}
}
