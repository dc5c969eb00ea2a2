package dev.coop.rollback;

import java.util.regex.Pattern;

/** Which earlier release is meant. */
public sealed interface Earlier {
    /** The one before the one that runs. */
    record TheOneBefore() implements Earlier {}

    /** By its number in the history, 1 for the newest. */
    record Numbered(int number) implements Earlier {}

    /** By the commit of the app, or the beginning of it; it means the newest release of that commit. */
    record OfCommit(String beginning) implements Earlier {}

    /** Reads a number of at most four digits, or at least seven digits of a commit. */
    static Earlier parse(String text) {
        if (text.matches("[1-9][0-9]{0,3}")) {
            return new Numbered(Integer.parseInt(text));
        }
        if (Pattern.matches("[0-9a-f]{7,64}", text)) {
            return new OfCommit(text);
        }
        throw new IllegalArgumentException("not a release of the history: `" + text
                + "` (its number, such as 2, or its version, such as 1a2b3c4)");
    }
}
