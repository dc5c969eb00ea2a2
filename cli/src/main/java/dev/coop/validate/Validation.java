package dev.coop.validate;

import dev.coop.app.App;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What was found in an app's files.
 *
 * @param app the app, when its coop.yaml is as the schema says; it may break other rules
 * @param diagnostics every problem: coop.yaml's first, then those of the other files by name, each in its file's order
 * @param files how many files were checked
 */
public record Validation(Optional<App> app, List<Diagnostic> diagnostics, int files) {
    public Validation {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether nothing found is an error. */
    public boolean isValid() {
        return diagnostics.stream().noneMatch(each -> each.severity() == Severity.ERROR);
    }
}
