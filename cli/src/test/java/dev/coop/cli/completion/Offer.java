package dev.coop.cli.completion;

import java.util.List;
import java.util.Optional;

/**
 * What may stand in one place of a command line.
 *
 * @param words these
 * @param known those of a kind that only the program knows
 * @param paths files or folders
 */
record Offer(List<String> words, Optional<Known> known, Paths paths) {
    /** Anything at all, so there is nothing to offer. */
    static final Offer NOTHING = new Offer(List.of(), Optional.empty(), Paths.NONE);

    /** Which paths are offered. */
    enum Paths {
        NONE,
        FILES,
        FOLDERS
    }

    static Offer of(List<String> words) {
        return new Offer(words, Optional.empty(), Paths.NONE);
    }

    static Offer of(Known known) {
        return new Offer(List.of(), Optional.of(known), Paths.NONE);
    }

    static Offer of(Paths paths) {
        return new Offer(List.of(), Optional.empty(), paths);
    }
}
