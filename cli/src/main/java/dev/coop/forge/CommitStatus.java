package dev.coop.forge;

import java.util.Optional;

/**
 * A mark on a commit.
 *
 * @param context who gives it, such as {@code coop/validate}
 * @param state how it is
 * @param description one line; a forge may cut it
 * @param url where more is to be read
 */
public record CommitStatus(String context, State state, String description, Optional<String> url) {

    /** How it is. */
    public enum State {
        PENDING,
        SUCCESS,
        FAILURE
    }
}
