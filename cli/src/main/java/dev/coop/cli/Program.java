package dev.coop.cli;

import dev.coop.cli.help.HelpLines;
import dev.coop.cli.help.HelpPage;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** From arguments to an exit status: parses, runs one command, and is the one place where failures become words. */
public final class Program {
    private final Session session;
    private final Globals globals;

    public Program(Session session, Globals globals) {
        this.session = session;
        this.globals = globals;
    }

    /** Runs coop and returns its exit status. */
    public int run(String... arguments) {
        var commandLine = Coop.commandLine(session, globals, List.of(arguments));
        commandLine.setExecutionStrategy(this::execute);
        commandLine.setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong, List.of(arguments)));
        commandLine.setExecutionExceptionHandler((failure, _, parsed) -> failed(failure, parsed));
        try {
            return commandLine.execute(arguments);
        } finally {
            session.terminal().settle();
        }
    }

    private int execute(ParseResult parsed) {
        var terminal = session.terminal();
        var leaf = leaf(parsed);
        if (asksFor(parsed, ParseResult::isUsageHelpRequested)) {
            HelpLines.all(HelpPage.of(leaf.commandSpec()), terminal.resultStyle(), terminal.columns())
                    .forEach(terminal::result);
            return ExitCode.DONE.status();
        }
        if (asksFor(parsed, ParseResult::isVersionHelpRequested)) {
            terminal.result(CoopVersion.line());
            return ExitCode.DONE.status();
        }
        return leaf.commandSpec().userObject() instanceof Callable<?> command
                ? ExitCode.of(called(command, leaf)).status()
                : withoutCommand(leaf);
    }

    private static boolean asksFor(ParseResult parsed, Predicate<ParseResult> what) {
        return what.test(parsed) || (parsed.hasSubcommand() && asksFor(parsed.subcommand(), what));
    }

    /** A script whose command came out empty must not look as if it had done something. */
    private int withoutCommand(ParseResult leaf) {
        var terminal = session.terminal();
        var page = HelpPage.of(leaf.commandSpec());
        HelpLines.commands(page, terminal.noteStyle(), terminal.columns()).forEach(terminal::alert);
        terminal.note("");
        terminal.next(nextAfter(leaf.commandSpec()));
        return ExitCode.WRONG_USAGE.status();
    }

    private static String nextAfter(CommandSpec command) {
        return command.parent() == null
                ? "coop tour    (all options: coop --help)"
                : command.qualifiedName() + " --help";
    }

    private static Verdict called(Callable<?> command, ParseResult leaf) {
        try {
            return (Verdict) command.call();
        } catch (Exception | Error failure) {
            throw new CommandLine.ExecutionException(leaf.commandSpec().commandLine(), "the command failed", failure);
        }
    }

    private static ParseResult leaf(ParseResult parsed) {
        var leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf;
    }

    private int wrongUsage(ParameterException wrong, List<String> arguments) {
        show(List.of(WrongUsage.of(wrong)), WrongUsage.asksForJson(arguments) ? "json" : "text");
        return ExitCode.WRONG_USAGE.status();
    }

    private int failed(Exception thrown, ParseResult parsed) {
        Throwable failure = thrown instanceof CommandLine.ExecutionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : thrown;
        var leaf = leaf(parsed);
        var format = leaf.commandSpec().findOption("--output") == null
                ? "text"
                : String.valueOf((Object) leaf.matchedOptionValue("--output", OutputChoice.Format.TEXT));
        if (failure instanceof Failure known) {
            show(known.diagnostics(), format);
            trace(known);
            return ExitCode.of(known.kind()).status();
        }
        show(List.of(defect(failure)), format);
        trace(failure);
        return ExitCode.DEFECT.status();
    }

    private static Diagnostic defect(Throwable failure) {
        return Diagnostic.error("defect", "coop hit a defect of its own: " + failure)
                .hint("run it again with -v and report what it prints, with `coop version`:"
                        + " https://github.com/coop-dev/coop/issues");
    }

    private void show(List<Diagnostic> diagnostics, String format) {
        var terminal = session.terminal();
        if (format.equalsIgnoreCase("json")) {
            JsonResult.show(DiagnosticRenderer.json(diagnostics), terminal);
        }
        DiagnosticRenderer.alert(diagnostics, terminal);
    }

    /** A stack trace is for those who asked for details. */
    private void trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        Terminal terminal = session.terminal();
        terminal.detail(
                terminal.noteStyle().mark(Mark.DETAIL) + " " + text.toString().stripTrailing());
    }
}
