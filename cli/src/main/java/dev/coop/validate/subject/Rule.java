package dev.coop.validate.subject;

import dev.coop.diagnostic.Diagnostic;
import java.util.stream.Stream;

/** Something that holds for every app. */
@FunctionalInterface
public interface Rule {

    /**
     * Returns where it does not hold, each place once or more. The subject may break the schema and other rules as
     * well.
     */
    Stream<Diagnostic> check(Subject subject);
}
