package dev.coop.diagnostic;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception meant for people: coop could not do it, or could not find out. Where the program goes on from one
 * of them in another way, that one has a type of its own; nobody tells them apart by their words or codes.
 */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is; decides the exit code. */
    public enum Kind {
        /** The command line is wrong, or names no platform. */
        WRONG_USAGE,
        /** An input file, policy, environment or image does not allow it. */
        INVALID_INPUT,
        /** Not authenticated, or not allowed. */
        NOT_ALLOWED,
        /** A remote system did not answer. */
        UNREACHABLE,
        /** Somebody else's work is in the way. */
        CONFLICT,
        /** A person has to act first. */
        WAITS_FOR_PERSON,
        /** Anything that no other kind names, such as a full disk. */
        OTHER
    }

    private final Kind kind;
    private final transient List<Diagnostic> diagnostics;

    public Failure(Kind kind, List<Diagnostic> diagnostics, @Nullable Throwable cause) {
        super(diagnostics.isEmpty() ? kind.name() : diagnostics.getFirst().message(), cause);
        this.kind = kind;
        this.diagnostics = List.copyOf(diagnostics);
    }

    public Failure(Kind kind, Diagnostic diagnostic) {
        this(kind, List.of(diagnostic), null);
    }

    public Failure(Kind kind, Diagnostic diagnostic, @Nullable Throwable cause) {
        this(kind, List.of(diagnostic), cause);
    }

    /** Throws an {@link Kind#INVALID_INPUT} failure when one of the findings is an error. */
    public static void whenInvalid(List<Diagnostic> found) {
        if (found.stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
            throw new Failure(Kind.INVALID_INPUT, found, null);
        }
    }

    public final Kind kind() {
        return kind;
    }

    public final List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Returns the first finding's hint. */
    public final Optional<String> hint() {
        return diagnostics.stream().findFirst().flatMap(Diagnostic::hint);
    }
}
