package dev.coop.gitops.jgit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;

/** The commits that are here, with the parents they have wherever those are. */
record Commits(ObjectReader reader) {

    /** Returns a commit that is here. */
    RevCommit read(ObjectId commit) throws IOException {
        return RevCommit.parse(reader.open(commit, Constants.OBJ_COMMIT).getBytes());
    }

    /** Returns the commits from one on, each followed by its first parent, as far as they are here. */
    List<RevCommit> firstParents(ObjectId from, int most) throws IOException {
        var line = new ArrayList<RevCommit>();
        var next = Optional.of(from);
        while (next.isPresent() && line.size() < most && reader.has(next.get())) {
            var commit = read(next.get());
            line.add(commit);
            next = parents(commit).stream().findFirst();
        }
        return line;
    }

    static List<ObjectId> parents(RevCommit commit) {
        return List.of(commit.getParents()).stream().map(RevCommit::copy).toList();
    }

    /**
     * A look for a commit among others and their ancestors.
     *
     * @param isFound whether it is there
     * @param border the commits whose parents are not all here
     * @param depth how many steps it was from the start to the farthest of them
     */
    record Search(boolean isFound, List<RevCommit> border, int depth) {}

    /** Looks for a commit as far as the history is here without a gap, which a push needs. */
    Search search(Collection<ObjectId> from, ObjectId sought) throws IOException {
        var seen = new HashSet<>(from);
        var border = new ArrayList<RevCommit>();
        var generation = new ArrayDeque<>(from);
        var depth = 0;
        while (!generation.isEmpty()) {
            if (seen.contains(sought)) {
                return new Search(true, List.of(), depth);
            }
            depth++;
            for (var left = generation.size(); left > 0; left--) {
                var commit = read(generation.remove());
                if (reader.getShallowCommits().contains(commit)) {
                    border.add(commit);
                    continue;
                }
                var isBorder = false;
                for (var parent : parents(commit)) {
                    if (parent.equals(sought)) {
                        return new Search(true, List.of(), depth);
                    }
                    if (!reader.has(parent)) {
                        isBorder = true;
                    } else if (seen.add(parent)) {
                        generation.add(parent);
                    }
                }
                if (isBorder) {
                    border.add(commit);
                }
            }
        }
        return new Search(false, border, depth);
    }
}
