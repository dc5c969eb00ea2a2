package dev.coop.forge.local;

import dev.coop.forge.Forge.MergeRequest;
import dev.coop.forge.Forge.Merging;
import dev.coop.forge.MergeLedger;

/** Merges in Git, which the local forge knows nothing of. */
@FunctionalInterface
public interface Merger {
    /**
     * Merges an open pull request into its base branch and records that.
     *
     * @param pullRequests where it is found and recorded
     * @param number which one
     * @param request what is asked for
     */
    Merging merge(MergeLedger pullRequests, int number, MergeRequest request);
}
