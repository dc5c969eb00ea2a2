package dev.coop.history;

import dev.coop.app.EnvironmentName;
import dev.coop.gitops.Hold;
import java.util.List;
import java.util.Optional;

/**
 * What an environment ran.
 *
 * @param environment the environment
 * @param entries newest first
 * @param older whether there are older ones than these
 * @param hold which commit it does not take now
 */
public record EnvironmentHistory(
        EnvironmentName environment, List<HistoryEntry> entries, Older older, Optional<Hold> hold) {

    /** Whether there are older entries than those that were read. */
    public enum Older {
        NONE,
        SOME
    }

    /** Whether an entry's release is the one that is held now. */
    public boolean isHeld(HistoryEntry entry) {
        return hold.isPresent()
                && entry.release()
                        .filter(release ->
                                release.source().commit().equals(hold.get().commit()))
                        .isPresent();
    }
}
