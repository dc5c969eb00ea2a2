package dev.coop.scaffold;

import dev.coop.diagnostic.Diagnostic;
import java.util.List;

/**
 * What scaffolding did. Paths are relative to the app's folder, with slashes.
 *
 * @param way how the folder became an app
 * @param written the files that were written, in that order
 * @param kept the files that were there already and were left as they are
 * @param findings what was known about the project, for a table
 * @param warnings what will not work as it is, when coop.yaml was written
 * @param missing the keys of the coop.yaml that was written which only its developers can fill in
 */
public record Scaffolded(
        Way way,
        List<String> written,
        List<String> kept,
        List<Finding> findings,
        List<Diagnostic> warnings,
        List<String> missing) {
    /** How a folder becomes an app. */
    public enum Way {
        /** From a template, with nothing else in the folder: all of it is coop's, and is committed. */
        STARTED,
        /** From a template that was asked for, beside files that are there. */
        ADDED,
        /** With the project that is there. */
        ADOPTED,
        /** Not at all: the apps are in folders below. */
        LEFT_ALONE
    }

    public Scaffolded {
        written = List.copyOf(written);
        kept = List.copyOf(kept);
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
        missing = List.copyOf(missing);
    }
}
