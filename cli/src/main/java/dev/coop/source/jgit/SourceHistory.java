package dev.coop.source.jgit;

import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository.Ancestry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The commits of a clone, which may have been cut short. */
record SourceHistory(Repository repository) {

    SourceCommit commit(ObjectId id) throws IOException {
        try (var walk = new RevWalk(repository)) {
            return commit(walk.parseCommit(id));
        }
    }

    Ancestry ancestry(ObjectId older, ObjectId newer) throws IOException {
        try (var walk = new RevWalk(repository)) {
            var first = find(walk, older);
            var second = find(walk, newer);
            if (first.isEmpty() || second.isEmpty()) {
                return Ancestry.UNKNOWN;
            }
            if (older.equals(newer)) {
                return Ancestry.SAME;
            }
            if (walk.isMergedInto(first.get(), second.get())) {
                return Ancestry.ANCESTOR;
            }
            if (walk.isMergedInto(second.get(), first.get())) {
                return Ancestry.DESCENDANT;
            }
            // Where the history is cut, what joins the two may be behind the cut.
            return isShallow() ? Ancestry.UNKNOWN : Ancestry.DIVERGED;
        }
    }

    private boolean isShallow() throws IOException {
        return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    }

    List<SourceCommit> between(ObjectId older, ObjectId newer, int limit) throws IOException {
        try (var walk = new RevWalk(repository)) {
            var from = find(walk, older);
            var to = find(walk, newer);
            if (from.isEmpty() || to.isEmpty()) {
                return List.of();
            }
            walk.markStart(to.get());
            walk.markUninteresting(from.get());
            var found = new ArrayList<SourceCommit>();
            for (var commit = walk.next(); commit != null && found.size() < limit; commit = walk.next()) {
                found.add(commit(commit));
            }
            return found;
        }
    }

    private static Optional<RevCommit> find(RevWalk walk, ObjectId id) throws IOException {
        try {
            return Optional.of(walk.parseCommit(id));
        } catch (MissingObjectException | IncorrectObjectTypeException _) {
            return Optional.empty();
        }
    }

    private static SourceCommit commit(RevCommit commit) {
        var author = commit.getAuthorIdent();
        return new SourceCommit(
                new CommitId(commit.name()),
                commit.getShortMessage(),
                new Person(author.getName(), author.getEmailAddress()),
                author.getWhenAsInstant());
    }
}
