package dev.coop.cli;

import dev.coop.cli.PlatformSession.KnownPlatform;
import dev.coop.diagnostic.Verdict;
import dev.coop.terminal.Mark;
import dev.coop.validate.Candidate;
import dev.coop.validate.Validator;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        description = {
            "Reports every problem at once, each with file, line and column and what to do: in coop.yaml, in what it"
                    + " renders for each environment, in the extra resources, and against the platform's policies.",
            "The policies are those of the copy of platform.yaml that the last command kept; coop says how old it is."
        },
        exitCodeList = "3:something is wrong; standard output is the report",
        footer = {
            "coop validate",
            "# with the policies as they are now",
            "coop validate --refresh",
            "# where the problems are, for a program",
            "coop validate -o json | jq '.diagnostics[].location'"
        })
final class ValidateCommand implements Callable<Verdict> {
    private final Session session;

    @Mixin
    AppChoice app;

    @Mixin
    OutputChoice output;

    @Option(names = "--refresh", description = "Ask the platform for its policies instead of using the copy kept here.")
    boolean refresh;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var terminal = session.terminal();
        var on = app.on(session);
        var folder = on.files();
        var known = refresh ? Optional.of(new KnownPlatform(on.platform(), "read just now")) : on.known();
        var validation = new Validator()
                .validate(new Candidate(
                        folder.files(),
                        folder.prefix(),
                        known.map(KnownPlatform::platform),
                        path -> Files.exists(folder.folder().resolve(path))));
        switch (output.format) {
            case JSON -> JsonResult.show(DiagnosticRenderer.json(validation.diagnostics()), terminal);
            case TEXT -> {
                var renderer = new DiagnosticRenderer(terminal.resultStyle());
                renderer.lines(validation.diagnostics()).forEach(terminal::result);
                terminal.result(renderer.summary(validation.diagnostics(), validation.files()));
            }
        }
        terminal.step(
                Mark.DETAIL,
                known.map(each -> "checked against platform " + each.platform().name() + ", " + each.asOf())
                        .orElse("the platform's policies were not checked: coop validate --refresh asks the platform"));
        if (!validation.isValid()) {
            terminal.next("mend what is marked, then coop validate");
        } else {
            terminal.step(Mark.DONE, "valid");
            terminal.next("coop build && coop deploy");
        }
        return validation.isValid() ? Verdict.DONE : Verdict.INVALID;
    }
}
