package dev.coop.cli;

import dev.coop.cli.PlatformSession.KnownPlatform;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.terminal.Mark;
import dev.coop.validate.Candidate;
import dev.coop.validate.Validator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = {
            "Reports every problem at once, each with file, line and column and what to do: in coop.yaml, in what it"
                    + " renders for each environment, in the extra resources, and against the platform's policies.",
            "The policies are those of the copy of platform.yaml that the last command kept; coop says how old it is.",
            "A file that is named and is part of an app is checked as that, with the same words as the whole app. Any"
                    + " other is checked as a file of resources; that needs no coop.yaml."
        },
        exitCodeList = "3:something is wrong; standard output is the report",
        footer = {
            "coop validate",
            "# with the policies as they are now",
            "coop validate --refresh",
            "# where the problems are, for a program",
            "coop validate -o json | jq '.diagnostics[].location'",
            "# before a commit, with warnings as errors",
            "coop validate --strict k8s/cache.yaml",
            "# what another program writes",
            "helm template chart/ | coop validate -"
        })
final class ValidateCommand implements Callable<Verdict> {
    private final Session session;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Check only these files, wherever they lie; a folder stands for the files in it, - for"
                    + " standard input. Default: coop.yaml and the extra resources.")
    List<Path> files = List.of();

    @Mixin
    AppChoice app;

    @Mixin
    OutputChoice output;

    @Option(names = "--strict", description = "Make every warning an error.")
    boolean strict;

    @Option(names = "--refresh", description = "Ask the platform for its policies instead of using the copy kept here.")
    boolean refresh;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var found = files.isEmpty() ? ofApp(app.on(session)) : ofFiles();
        var report = strict ? found.strict() : found;
        show(report);
        return report.isValid() ? Verdict.DONE : Verdict.INVALID;
    }

    private ValidationReport ofFiles() {
        if (app.name().isPresent()) {
            throw new Failure(
                    Failure.Kind.WRONG_USAGE,
                    Diagnostic.error("app-and-files", "--app and files are named: a file says by itself whose it is")
                            .hint("leave one of them out"));
        }
        return new NamedFileCheck(session, this::ofApp, this::known).of(files);
    }

    private ValidationReport ofApp(AppSession on) {
        var folder = on.files();
        var known = known(on);
        return ValidationReport.of(
                new Validator()
                        .validate(new Candidate(
                                folder.files(), folder.prefix(), known.map(KnownPlatform::platform), folder::has)),
                known);
    }

    private Optional<KnownPlatform> known(PlatformSession on) {
        return refresh ? Optional.of(new KnownPlatform(on.platform(), "read just now")) : on.known();
    }

    private void show(ValidationReport report) {
        var terminal = session.terminal();
        switch (output.format) {
            case JSON -> JsonResult.show(DiagnosticRenderer.json(report.diagnostics()), terminal);
            case TEXT -> {
                var renderer = new DiagnosticRenderer(terminal.resultStyle());
                renderer.lines(report.diagnostics()).forEach(terminal::result);
                terminal.result(renderer.summary(report.diagnostics(), report.files()));
            }
        }
        if (report.platforms().isEmpty()) {
            terminal.step(
                    Mark.DETAIL, "the platform's policies were not checked: coop validate --refresh asks the platform");
        }
        report.against().forEach(each -> terminal.step(Mark.DETAIL, "checked against platform " + each));
        if (report.isValid()) {
            terminal.step(Mark.DONE, "valid");
        }
        if (files.isEmpty()) {
            terminal.next(report.isValid() ? "coop build && coop deploy" : "mend what is marked, then coop validate");
        }
    }
}
