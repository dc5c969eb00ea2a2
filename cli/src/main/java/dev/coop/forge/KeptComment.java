package dev.coop.forge;

/**
 * A comment of a pull request that is changed, where others would write another one.
 *
 * @param key tells it from other kept ones, such as {@code reviewers}
 * @param text Markdown
 */
public record KeptComment(String key, String text) {

    /** Returns what is written: the text after a marker that no reader sees. */
    public String body() {
        return marker() + "\n" + text;
    }

    /** Whether a comment with this body is the one. */
    public boolean is(String body) {
        return body.startsWith(marker());
    }

    private String marker() {
        return "<!-- coop:" + key + " -->";
    }
}
