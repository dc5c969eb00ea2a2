package dev.coop.forge;

import java.util.Optional;

/**
 * A status that coop gives a commit.
 *
 * @param context tells it from the statuses of others, such as {@code coop/prod}
 * @param state how it stands
 * @param description one line
 * @param url a page with more, if there is one
 */
public record CommitStatus(String context, State state, String description, Optional<String> url) {

    /** How a status stands. */
    public enum State {
        PENDING,
        SUCCESS,
        FAILURE
    }

    /** Returns the description, cut where a forge takes only so many characters. */
    public String description(int most) {
        if (description.length() <= most) {
            return description;
        }
        var end = most - 1;
        return description.substring(0, Character.isHighSurrogate(description.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
