package dev.coop.cli;

import dev.coop.cli.PlatformSession.KnownPlatform;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Severity;
import dev.coop.validate.Validation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was found in the files of one or several validations.
 *
 * @param diagnostics every problem
 * @param files how many files were checked
 * @param platforms what they were checked against, each with how old that is
 */
record ValidationReport(List<Diagnostic> diagnostics, int files, Set<KnownPlatform> platforms) {
    static final ValidationReport EMPTY = new ValidationReport(List.of(), 0, Set.of());

    static ValidationReport of(Validation validation, Optional<KnownPlatform> platform) {
        return new ValidationReport(
                validation.diagnostics(),
                validation.files(),
                platform.map(Set::of).orElse(Set.of()));
    }

    ValidationReport and(ValidationReport other) {
        var all = new ArrayList<>(diagnostics);
        all.addAll(other.diagnostics);
        var against = new LinkedHashSet<>(platforms);
        against.addAll(other.platforms);
        return new ValidationReport(all, files + other.files, against);
    }

    /** Returns the report in which every warning is an error. */
    ValidationReport strict() {
        return new ValidationReport(
                diagnostics.stream()
                        .map(each -> new Diagnostic(
                                Severity.ERROR, each.code(), each.message(), each.location(), each.hint()))
                        .toList(),
                files,
                platforms);
    }

    boolean isValid() {
        return diagnostics.stream().noneMatch(each -> each.severity() == Severity.ERROR);
    }

    /** Returns what each of the platforms is called, and how old what is known of it is. */
    Stream<String> against() {
        return platforms.stream().map(each -> each.platform().name() + ", " + each.asOf());
    }
}
