package dev.coop.validate;

import dev.coop.app.App;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Severity;
import dev.coop.platform.Platform;
import dev.coop.resources.ExtraResources;
import java.util.List;
import java.util.Optional;

/**
 * What was found in an app's files.
 *
 * @param app the app, when its coop.yaml is as the schema says; it may break other rules
 * @param resources its extra resources, as far as they could be read
 * @param platform where it runs, when that is known
 * @param diagnostics every problem: coop.yaml's first, then those of the other files by name, each in its file's order
 * @param files how many files were checked
 */
public record Validation(
        Optional<App> app,
        ExtraResources resources,
        Optional<Platform> platform,
        List<Diagnostic> diagnostics,
        int files) {
    public Validation {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether nothing found is an error. */
    public boolean isValid() {
        return diagnostics.stream().noneMatch(each -> each.severity() == Severity.ERROR);
    }

    /**
     * Returns the app that may be rendered.
     *
     * @throws Failure {@code INVALID_INPUT} with everything that is wrong
     */
    public CheckedApp checked() {
        Failure.whenInvalid(diagnostics);
        return new CheckedApp(app.orElseThrow(), resources, platform.orElseThrow(), diagnostics);
    }
}
