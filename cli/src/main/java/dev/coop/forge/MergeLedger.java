package dev.coop.forge;

import dev.coop.source.CommitId;
import java.util.List;

/** The record of pull requests where no server keeps it. */
public interface MergeLedger {
    /** Returns every pull request there ever was, by number. */
    List<PullRequest> all();

    /** Records that a pull request was merged as a commit. */
    void recordMerge(int number, CommitId commit);
}
