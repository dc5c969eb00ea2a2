package dev.coop.cli;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.json.JsonWriter;
import dev.coop.terminal.Mark;
import dev.coop.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From arguments to an exit status: parses, runs one command, and is the one place where failures become words. */
public final class Program {
    private final Session session;
    private final CommandLine commandLine;

    public Program(Session session, Globals globals) {
        this.session = session;
        this.commandLine = Coop.commandLine(session, globals);
        commandLine.setExecutionStrategy(this::execute);
        commandLine.setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong));
        commandLine.setExecutionExceptionHandler((failure, _, parsed) -> failed(failure, parsed));
    }

    /** Runs coop and returns its exit status. */
    public int run(String... arguments) {
        return commandLine.execute(arguments);
    }

    private int execute(ParseResult parsed) {
        var style = session.terminal().resultStyle();
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(style.coloured() ? Ansi.ON : Ansi.OFF));
        var help = new StringWriter();
        commandLine.setOut(new PrintWriter(help));
        if (CommandLine.executeHelpRequest(parsed) != null) {
            session.terminal().result(help.toString().stripTrailing());
            return ExitCode.DONE.status();
        }
        var leaf = leaf(parsed);
        if (leaf.commandSpec().userObject() instanceof Callable<?> command) {
            return ExitCode.of(called(command, leaf)).status();
        }
        if (leaf.commandSpec().userObject() instanceof Runnable command) {
            command.run();
            return ExitCode.DONE.status();
        }
        var usage = new StringWriter();
        leaf.commandSpec().commandLine().usage(new PrintWriter(usage), Ansi.OFF);
        session.terminal().alert(usage.toString().stripTrailing());
        return ExitCode.WRONG_USAGE.status();
    }

    private static Verdict called(Callable<?> command, ParseResult leaf) {
        try {
            return (Verdict) command.call();
        } catch (Exception failure) {
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

    private int wrongUsage(ParameterException wrong) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        var message = unknownCommand(wrong).orElse(wrong.getMessage() == null ? "wrong usage" : wrong.getMessage());
        var found = Diagnostic.error("wrong-usage", Character.toLowerCase(message.charAt(0)) + message.substring(1));
        show(List.of(suggestion(wrong).map(found::hint).orElse(found.hint(command + " --help"))), "text");
        return ExitCode.WRONG_USAGE.status();
    }

    private static Optional<String> unknownCommand(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                        && !wrong.getCommandLine().getSubcommands().isEmpty()
                        && !unmatched.getUnmatched().isEmpty()
                        && !unmatched.getUnmatched().getFirst().startsWith("-")
                ? Optional.of("unknown command `" + unmatched.getUnmatched().getFirst() + "`")
                : Optional.empty();
    }

    private static Optional<String> suggestion(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        var spec = wrong.getCommandLine().getCommandSpec();
        var known = new java.util.ArrayList<String>();
        spec.subcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                known.add(name);
            }
        });
        spec.options().forEach(option -> known.addAll(List.of(option.names())));
        return Closest.to(unmatched.getUnmatched().getFirst(), known).map(close -> "did you mean `" + close + "`?");
    }

    private int failed(Exception thrown, ParseResult parsed) {
        var failure = thrown instanceof CommandLine.ExecutionException wrapped
                        && wrapped.getCause() instanceof Exception cause
                ? cause
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

    private static Diagnostic defect(Exception failure) {
        return Diagnostic.error("defect", "coop hit a defect of its own: " + failure)
                .hint("run it again with -v and report what it prints, with `coop version`:"
                        + " https://github.com/coop-dev/coop/issues");
    }

    private void show(List<Diagnostic> diagnostics, String format) {
        var terminal = session.terminal();
        if (format.equalsIgnoreCase("json")) {
            terminal.result(
                    JsonWriter.write(DiagnosticRenderer.json(diagnostics)).stripTrailing());
        }
        var renderer = new DiagnosticRenderer(terminal.noteStyle());
        diagnostics.forEach(each -> renderer.lines(each).forEach(terminal::alert));
    }

    /** A stack trace is for those who asked for details. */
    private void trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        Terminal terminal = session.terminal();
        terminal.detail(terminal.noteStyle().mark(Mark.DETAIL) + " " + text);
    }
}
