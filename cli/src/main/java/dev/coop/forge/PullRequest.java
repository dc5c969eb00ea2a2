package dev.coop.forge;

import java.util.Locale;

/**
 * A pull request.
 *
 * @param number its number
 * @param url its page
 * @param head the branch with the change
 * @param state whether it is open
 * @param title one line
 * @param body Markdown
 */
public record PullRequest(int number, String url, String head, State state, String title, String body) {

    /** Whether a pull request is open. */
    public enum State {
        OPEN,
        MERGED,
        CLOSED;

        /** Returns its word in texts and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
