package dev.coop.gitops.jgit;

import dev.coop.gitops.GitOpsRepository.Revision;
import dev.coop.gitops.jgit.Upstream.Wanted;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Questions about the commits behind a commit. Of those that are not here more and more are fetched, until the answer
 * is known.
 */
record Ancestors(Upstream upstream) {
    private static final int FIRST = 32;
    private static final int FACTOR = 4;
    /** So many commits are looked at together. */
    static final int AT_ONCE = 64;

    /** Returns the first-parent commits that changed a file: made it, gave it other bytes, or took it away. */
    List<Revision> changing(ObjectId tip, String file, int limit) {
        return changing(tip, file, limit, Integer.MAX_VALUE);
    }

    /** Returns the same, looking no further once so many commits were looked at. */
    List<Revision> changing(ObjectId tip, String file, int limit, int most) {
        upstream.obtain(tip);
        return read(reader -> {
            var found = new ArrayList<Revision>();
            var walked = 0;
            var next = tip;
            while (found.size() < limit && (walked == 0 || walked + 1 < most)) {
                var line = line(reader, tip, next, walked);
                var blobs = new Trees(upstream, reader)
                        .find(
                                line.stream()
                                        .map(commit -> commit.getTree().copy())
                                        .toList(),
                                file);
                for (var i = 0; i + 1 < line.size() && found.size() < limit; i++) {
                    if (!blobs.get(i).equals(blobs.get(i + 1))) {
                        found.add(revision(line.get(i), mergedBy(reader, line.get(i))));
                    }
                }
                if (line.size() == 1) {
                    if (blobs.getFirst().isPresent() && found.size() < limit) {
                        found.add(revision(line.getFirst(), Optional.empty()));
                    }
                    return found;
                }
                walked += line.size() - 1;
                next = line.getLast().copy();
            }
            return found;
        });
    }

    /** Returns some commits from one on; that one alone if the history ends there. */
    private List<RevCommit> line(ObjectReader reader, ObjectId tip, ObjectId from, int walked) throws IOException {
        var line = new Commits(reader).firstParents(from, AT_ONCE);
        if (line.size() > 1 || Commits.parents(line.getFirst()).isEmpty()) {
            return line;
        }
        upstream.deepen(tip, more(walked + 1), Wanted.TREES);
        return new Commits(reader).firstParents(from, AT_ONCE);
    }

    private static int more(int than) {
        var depth = FIRST;
        while (depth <= than) {
            depth *= FACTOR;
        }
        return depth;
    }

    /** Returns the commits of a branch that are not behind another commit, newest first. */
    List<Revision> onlyOn(ObjectId branch, ObjectId tip) {
        if (contains(tip, branch, Reach.HERE)) {
            return List.of();
        }
        upstream.obtain(branch);
        if (parent(branch).filter(tip::equals).isPresent()) {
            return read(reader -> List.of(revision(new Commits(reader).read(branch))));
        }
        var fork = upstream.fork(branch);
        return read(reader -> {
            var found = new ArrayList<Revision>();
            var seen = new HashSet<ObjectId>(Set.of(branch));
            var waiting = new PriorityQueue<RevCommit>(
                    Comparator.comparingInt(RevCommit::getCommitTime).reversed());
            var commits = new Commits(reader);
            waiting.add(commits.read(branch));
            while (!waiting.isEmpty()) {
                var commit = waiting.remove();
                found.add(revision(commit));
                for (var parent : Commits.parents(commit)) {
                    if (!seen.contains(parent) && isOnBranch(commit, parent, fork, tip) && upstream.obtain(parent)) {
                        seen.add(parent);
                        waiting.add(commits.read(parent));
                    }
                }
            }
            return found;
        });
    }

    private boolean isOnBranch(RevCommit child, ObjectId parent, Optional<Set<ObjectId>> fork, ObjectId tip) {
        if (fork.isEmpty()) {
            return !contains(tip, parent);
        }
        if (!fork.get().contains(child)) {
            return true;
        }
        return child.getParentCount() > 1 && !contains(tip, parent);
    }

    /** Returns a commit's only parent; nothing is fetched for that. */
    Optional<ObjectId> parent(ObjectId commit) {
        var parents = read(reader -> Commits.parents(new Commits(reader).read(commit)));
        return parents.size() == 1 ? Optional.of(parents.getFirst()) : Optional.empty();
    }

    boolean contains(ObjectId newer, ObjectId older) {
        return contains(newer, older, Reach.ALL);
    }

    private enum Reach {
        HERE,
        ALL
    }

    private boolean contains(ObjectId newer, ObjectId older, Reach reach) {
        if (newer.equals(older)) {
            return true;
        }
        if (!upstream.obtain(newer) || (reach == Reach.ALL && !upstream.obtain(older))) {
            return false;
        }
        return read(reader -> {
            var commits = new Commits(reader);
            var search = commits.search(List.of(newer), older);
            // Times do not tell where to stop: a clock may be wrong, and a wrong "no" would lose somebody's work.
            while (reach == Reach.ALL && !search.border().isEmpty()) {
                upstream.deepen(newer, more(search.depth()), Wanted.COMMITS);
                var before = search.border();
                search = commits.search(List.of(newer), older);
                if (search.border().equals(before)) {
                    break;
                }
            }
            return search.isFound();
        });
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

    /** Returns what a merge of two lines brought. */
    private Optional<Revision> mergedBy(ObjectReader reader, RevCommit commit) throws IOException {
        var parents = Commits.parents(commit);
        return parents.size() == 2 && upstream.obtain(parents.get(1))
                ? Optional.of(revision(new Commits(reader).read(parents.get(1))))
                : Optional.empty();
    }

    private interface Reading<T> {
        T from(ObjectReader reader) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try (var reader = upstream.objects().newObjectReader()) {
            return reading.from(reader);
        } catch (IOException e) {
            throw JGitGitOpsRepository.unreadable("the GitOps repository", "read the history", e);
        }
    }
}
