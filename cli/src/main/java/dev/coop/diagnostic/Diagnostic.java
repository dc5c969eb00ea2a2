package dev.coop.diagnostic;

import java.util.Optional;

/**
 * A finding: what is the matter, where, and what to do about it.
 *
 * @param severity whether it stops the command
 * @param code its kebab-case name, a heading in docs/reference/diagnostics.md
 * @param message what is the matter: lower case, no full stop, literals in backticks
 * @param location where, when there is a place
 * @param hint what to do next, when that is known
 */
public record Diagnostic(
        Severity severity, String code, String message, Optional<Location> location, Optional<String> hint) {

    public Diagnostic {
        if (!code.matches("[a-z]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a diagnostic's code: `" + code + "`");
        }
    }

    /** What findings share that are about one mistake: of one kind at one place, in whatever words. */
    public record Mistake(String kind, String where) {}

    /** Returns the mistake that this is about; one without a place is known by its words. */
    public Mistake mistake() {
        return new Mistake(code, location.map(Location::toString).orElse(message));
    }

    /** Returns an error without a place or a hint. */
    public static Diagnostic error(String code, String message) {
        return new Diagnostic(Severity.ERROR, code, message, Optional.empty(), Optional.empty());
    }

    /** Returns a warning without a place or a hint. */
    public static Diagnostic warning(String code, String message) {
        return new Diagnostic(Severity.WARNING, code, message, Optional.empty(), Optional.empty());
    }

    /** Returns this finding at a place. */
    public Diagnostic at(Location place) {
        return new Diagnostic(severity, code, message, Optional.of(place), hint);
    }

    /** Returns this finding at a place, if there is one. */
    public Diagnostic at(Optional<? extends Location> place) {
        return place.<Diagnostic>map(this::at).orElse(this);
    }

    /** Returns this finding with what to do about it. */
    public Diagnostic hint(String next) {
        return new Diagnostic(severity, code, message, location, Optional.of(next));
    }
}
