package dev.coop.gitops.jgit;

import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.PushOutcome;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** The repository that everybody sees, and the place on this side where its objects are read and new ones made. */
interface Upstream {

    /**
     * The main branch.
     *
     * @param name its short name
     * @param tip the commit it is at
     */
    record Head(String name, ObjectId tip) {}

    /** Returns the place to read objects from and to write new ones to. */
    Repository objects();

    /** Looks the main branch up now and makes its newest commit readable; none if it has no commit. */
    Optional<Head> head();

    /** Returns the main branch as it was looked up last, if that was so long ago only as anything here. */
    Optional<Head> seen();

    /** Has a look at the main branch look up the branches that begin so as well. */
    void expect(String prefix);

    /** Returns the main branch's name, as it was when it was looked up last. */
    Optional<String> mainBranch();

    /** Looks a branch up now and makes its newest commit readable. */
    Optional<ObjectId> branch(String name);

    /** Makes a commit readable, if the repository has it. */
    boolean obtain(ObjectId commit);

    /** Makes trees and blobs readable. Asking for what is there already costs nothing. */
    void need(Collection<ObjectId> ids);

    /** Makes trees and all that is below them readable. */
    void needWhole(Collection<ObjectId> trees);

    /** What is wanted of a commit's ancestors. */
    enum Wanted {
        COMMITS,
        TREES
    }

    /** Makes so many generations of commits readable, the first of which is the commit, as far as there are any. */
    void deepen(ObjectId commit, int generations, Wanted wanted);

    /**
     * Makes the commits of a branch readable that the main branch has not.
     *
     * @return commits among which are all that have a parent on the main branch; none if they cannot be told
     */
    Optional<Set<ObjectId>> fork(ObjectId branch);

    /** Moves a branch to a commit in {@link #objects()}, or deletes it, if it is where it is expected to be. */
    PushOutcome push(Move move);

    /**
     * A branch's way to a new commit.
     *
     * @param branch its short name
     * @param commit the new commit; the zero id to delete the branch
     * @param expected where it must be until then; the zero id for a branch that must not be there
     * @param kind what may become of the branch's history
     */
    record Move(String branch, ObjectId commit, ObjectId expected, Kind kind) {
        enum Kind {
            FAST_FORWARD,
            REWRITE,
            DELETE
        }

        /** Returns what it means that it worked. */
        Landed landed() {
            return new Landed(JGitGitOpsRepository.commitId(kind == Kind.DELETE ? expected : commit));
        }

        String ref() {
            return "refs/heads/" + branch;
        }
    }
}
