package dev.coop.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Did-you-mean: the known word that a typing mistake most likely meant. */
public final class Closest {
    private Closest() {}

    /**
     * Returns the candidate with the fewest typing mistakes between it and the word, if few enough for the word's
     * length: one for up to four letters, two for up to eight, three beyond. Of a single letter (behind a dash or not)
     * nothing can be guessed.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        if (word.replaceFirst("^-", "").length() < 2) {
            return Optional.empty();
        }
        var allowed = word.length() <= 4 ? 1 : word.length() <= 8 ? 2 : 3;
        return candidates.stream()
                .filter(candidate -> mistakes(word, candidate) <= allowed)
                .min(Comparator.<String>comparingInt(candidate -> mistakes(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours count one each. */
    static int mistakes(String from, String to) {
        var distance = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            distance[i][0] = i;
        }
        for (var j = 0; j <= to.length(); j++) {
            distance[0][j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            for (var j = 1; j <= to.length(); j++) {
                var same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                var best = Math.min(
                        Math.min(distance[i - 1][j] + 1, distance[i][j - 1] + 1), distance[i - 1][j - 1] + same);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    best = Math.min(best, distance[i - 2][j - 2] + 1);
                }
                distance[i][j] = best;
            }
        }
        return distance[from.length()][to.length()];
    }
}
