package dev.coop.doctor;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param check what was checked, such as {@code forge}
 * @param state how it is
 * @param message in words
 * @param hint what to do, and who can grant it
 */
public record Finding(String check, State state, String message, Optional<String> hint) {

    /** How it is. */
    public enum State {
        FINE,
        /** It works, and something about it is worth a look. */
        WARNING,
        /** There was nothing to check, or something else has to work first. */
        NOT_CHECKED,
        /** A file or setting is wrong. */
        INVALID,
        /** Not authenticated, or not allowed. */
        NOT_ALLOWED,
        /** It does not answer. */
        UNREACHABLE;

        /** Returns the word for programs. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Makes a finding without advice. */
    public static Finding of(String check, State state, String message) {
        return new Finding(check, state, message, Optional.empty());
    }

    /** Returns what a failure means for a check. */
    public static Finding of(String check, Failure failure) {
        var first = failure.diagnostics().getFirst();
        var state = switch (failure.kind()) {
            case NOT_ALLOWED -> State.NOT_ALLOWED;
            case UNREACHABLE -> State.UNREACHABLE;
            case WRONG_USAGE, INVALID_INPUT, CONFLICT, WAITS_FOR_PERSON, OTHER -> State.INVALID;
        };
        return new Finding(check, state, message(first), first.hint());
    }

    private static String message(Diagnostic diagnostic) {
        return diagnostic.message()
                + diagnostic.location().map(place -> " (" + place + ")").orElse("");
    }

    /** Returns this finding in another state. */
    public Finding in(State other) {
        return new Finding(check, other, message, hint);
    }

    /** Returns this finding with advice. */
    public Finding hint(String next) {
        return new Finding(check, state, message, Optional.of(next));
    }
}
