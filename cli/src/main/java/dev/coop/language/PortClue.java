package dev.coop.language;

import dev.coop.language.ProjectFolder.Line;
import java.util.Optional;

/**
 * A port that a project's files name.
 *
 * @param port from 1 to 65535
 * @param line where it stands
 * @param variable the environment variable that sets it, if the line names one
 */
public record PortClue(int port, Line line, Optional<String> variable) {
    private static final int HIGHEST = 65_535;
    private static final int FIRST_UNPRIVILEGED = 1024;

    /** Returns the port that a text is, if it is one. */
    public static Optional<PortClue> of(String text, Line line) {
        return of(text, line, Optional.empty());
    }

    /** Returns the port that a text is, if it is one. */
    static Optional<PortClue> of(String text, Line line, Optional<String> variable) {
        if (!text.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        var port = Integer.parseInt(text);
        return port >= 1 && port <= HIGHEST ? Optional.of(new PortClue(port, line, variable)) : Optional.empty();
    }

    /** Returns whether only root may listen there. */
    public boolean privileged() {
        return port < FIRST_UNPRIVILEGED;
    }
}
