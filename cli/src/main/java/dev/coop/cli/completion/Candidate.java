package dev.coop.cli.completion;

/**
 * A value that may stand at the cursor.
 *
 * @param value what would be typed
 * @param description what it is, for people; not all shells show it
 */
public record Candidate(String value, String description) {

    /** Returns it as a line for a script. What was written elsewhere must not command the user's terminal. */
    public String line() {
        return value + "\t" + description.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
