package dev.coop.gitops.jgit;

import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.PushOutcome;
import java.util.Collection;
import java.util.Optional;
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

    /** Looks the main branch up now and makes its commits and trees readable; none if it has no commit. */
    Optional<Head> head();

    /** Looks a branch up now and makes its commits and trees readable. */
    Optional<ObjectId> branch(String name);

    /** Makes a commit readable, if the repository has it. */
    boolean obtain(ObjectId commit);

    /** Makes trees and blobs readable. Asking for what is there already costs nothing. */
    void need(Collection<ObjectId> ids);

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
