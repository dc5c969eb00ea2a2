package dev.coop.forge;

/**
 * A comment that is found again by a line that Markdown does not show, its last one.
 *
 * @param key words with dashes
 * @param text Markdown
 */
public record KeyedComment(String key, String text) {

    public KeyedComment {
        if (!key.matches("[a-z0-9]+([-/.][a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a comment's key: `" + key + "`");
        }
    }

    /** Returns the comment as a forge keeps it. */
    public String body() {
        return text + "\n\n" + marker();
    }

    /** Whether a comment that a forge keeps is this one, however its text reads. */
    public boolean is(String body) {
        // Forges and people change line ends; a quotation of the marker does not stand alone on the last line.
        return body.stripTrailing()
                .lines()
                .reduce((_, last) -> last)
                .filter(marker()::equals)
                .isPresent();
    }

    private String marker() {
        return "<!-- coop:" + key + " -->";
    }
}
