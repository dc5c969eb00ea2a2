package dev.coop.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository that is reached by SSH, as scp writes it: {@code git@git.acme.dev:acme/mug}. A slash before the colon
 * makes it a path, as Git has it, and so does a single letter, which is a drive.
 *
 * @param host the host, or its alias in the configuration of ssh
 * @param path what follows the colon
 */
public record ScpAddress(String host, String path) {
    private static final Pattern FORM = Pattern.compile("(?:[^@/\\s:]+@)?([a-zA-Z0-9._-]{2,}):(.+)");

    /** Reads an address; none where it has another form. */
    public static Optional<ScpAddress> of(String text) {
        var found = FORM.matcher(text);
        return found.matches() ? Optional.of(new ScpAddress(found.group(1), found.group(2))) : Optional.empty();
    }
}
