package dev.coop.gitops.jgit;

import dev.coop.gitops.GitOpsRepository.Revision;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Questions about the commits behind a commit. */
record Ancestors(Upstream upstream) {

    /** Returns the first-parent commits that changed a file: made it, gave it other bytes, or took it away. */
    List<Revision> changing(ObjectId tip, String file, int limit) {
        return walk(walk -> {
            walk.setFirstParent(true);
            walk.markStart(commit(walk, tip));
            var found = new ArrayList<Revision>();
            var trees = new Trees(upstream, walk.getObjectReader());
            var commit = walk.next();
            var blob = blob(trees, commit, file);
            while (commit != null && found.size() < limit) {
                var parent = walk.next();
                var before = blob(trees, parent, file);
                if (!blob.equals(before)) {
                    found.add(revision(commit, mergedBy(commit)));
                }
                commit = parent;
                blob = before;
            }
            return found;
        });
    }

    private static Optional<ObjectId> blob(Trees trees, @Nullable RevCommit commit, String file) throws IOException {
        return commit == null
                ? Optional.empty()
                : trees.find(commit.getTree().getId(), file).map(Trees.Entry::id);
    }

    List<Revision> onlyOn(ObjectId branch, ObjectId tip) {
        return walk(walk -> {
            walk.markStart(commit(walk, branch));
            walk.markUninteresting(commit(walk, tip));
            var found = new ArrayList<Revision>();
            for (var commit : walk) {
                found.add(revision(commit));
            }
            return found;
        });
    }

    boolean contains(ObjectId newer, ObjectId older) {
        if (newer.equals(older)) {
            return true;
        }
        if (!upstream.obtain(newer) || !has(older)) {
            return false;
        }
        return walk(walk -> walk.isMergedInto(walk.parseCommit(older), walk.parseCommit(newer)));
    }

    private RevCommit commit(RevWalk walk, ObjectId id) throws IOException {
        upstream.obtain(id);
        return walk.parseCommit(id);
    }

    // The history behind a commit is here when the commit is, so what is not here is not behind it.
    private boolean has(ObjectId commit) {
        try (ObjectReader reader = upstream.objects().newObjectReader()) {
            return reader.has(commit);
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable(commit.name(), "read a commit", e);
        }
    }

    private static Revision revision(RevCommit commit) {
        return revision(commit, Optional.empty());
    }

    private static Revision revision(RevCommit commit, Optional<Revision> merged) {
        return new Revision(
                new CommitId(commit.name()),
                commit.getCommitterIdent().getWhenAsInstant(),
                person(commit.getAuthorIdent()),
                person(commit.getCommitterIdent()),
                commit.getFullMessage(),
                merged);
    }

    private static Person person(PersonIdent ident) {
        return new Person(ident.getName(), ident.getEmailAddress());
    }

    /** Returns what a merge of two lines brought; a shallow history may lack it. */
    private Optional<Revision> mergedBy(ObjectId merge) {
        return walk(walk -> {
            var commit = walk.parseCommit(merge);
            return commit.getParentCount() == 2 && walk.getObjectReader().has(commit.getParent(1))
                    ? Optional.of(revision(walk.parseCommit(commit.getParent(1))))
                    : Optional.empty();
        });
    }

    private interface Walking<T> {
        T with(RevWalk walk) throws IOException;
    }

    private <T> T walk(Walking<T> walking) {
        try (var walk = new RevWalk(upstream.objects())) {
            return walking.with(walk);
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable("the GitOps repository", "read the history", e);
        }
    }
}
