package dev.coop.cli;

import dev.coop.cli.help.HelpLines;
import dev.coop.cli.help.HelpPage;
import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        description = "The same text as with --help behind the command. Without a command, the list of all of them.",
        footer = {"coop help deploy", "# a command of a command", "coop help sandbox merge"})
final class HelpCommand implements Callable<Verdict> {
    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command's words.")
    List<String> words = new ArrayList<>();

    @Spec
    CommandSpec spec;

    HelpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var command = spec.root();
        for (var word : words) {
            command = below(command, word);
        }
        var terminal = session.terminal();
        HelpLines.all(HelpPage.of(command), terminal.resultStyle(), terminal.columns())
                .forEach(terminal::result);
        return Verdict.DONE;
    }

    private static CommandSpec below(CommandSpec command, String word) {
        var known = command.subcommands();
        var found = known.get(word);
        if (found != null) {
            return found.getCommandSpec();
        }
        throw new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("wrong-usage", "`" + command.qualifiedName() + "` has no command `" + word + "`")
                        .hint(Closest.to(word, HelpPage.of(command).commandNames())
                                .map(close -> "did you mean `" + close + "`?")
                                .orElse("see coop help")));
    }
}
