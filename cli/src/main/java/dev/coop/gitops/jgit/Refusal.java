package dev.coop.gitops.jgit;

import java.util.Optional;

/** A server does not do what was asked of it, and can be asked in another way. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What it does not do. */
    enum Of {
        /** Leave this kind of object out. */
        FILTER,
        /** Leave anything out. */
        ANY_FILTER,
        /** Give an object by its id, because it has none or because it never does. */
        OBJECT,
        /** Give commits, because none is left. */
        COMMITS
    }

    private final Of what;

    private Refusal(Of what, Exception cause) {
        super(cause);
        this.what = what;
    }

    Of what() {
        return what;
    }

    /** Returns what the words of a failed fetch mean; none for a failure that no other question would mend. */
    static Optional<Refusal> of(Exception failed) {
        if (says(failed, "filter requires")) {
            return Optional.of(new Refusal(Of.ANY_FILTER, failed));
        }
        if (says(failed, "filter '") || says(failed, "tree filter") || says(failed, "filter-spec")) {
            return Optional.of(new Refusal(Of.FILTER, failed));
        }
        if (says(failed, "not our ref") || says(failed, "not valid")) {
            return Optional.of(new Refusal(Of.OBJECT, failed));
        }
        if (says(failed, "no commits selected for shallow")) {
            return Optional.of(new Refusal(Of.COMMITS, failed));
        }
        return Optional.empty();
    }

    private static boolean says(Throwable thrown, String words) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at.getMessage() != null && at.getMessage().contains(words)) {
                return true;
            }
        }
        return false;
    }
}
