package dev.coop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.cli.completion.CommandModel;
import dev.coop.cli.completion.CompletionScript;
import dev.coop.cli.completion.CompletionShell;
import dev.coop.house.GoldenFolder;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CompletionScriptsTest {
    private static final CommandLine COOP = UnusedSession.commandLine();

    @Test
    void theCommittedScriptsAreUpToDate() {
        GoldenFolder.ofCompletions()
                .holds(Arrays.stream(CompletionShell.values())
                        .collect(Collectors.toMap(CompletionShell::file, CompletionScriptsTest::script)));
    }

    private static String script(CompletionShell shell) {
        return CompletionScript.of(shell, CommandModel.of(COOP.getCommandSpec()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsHiddenStaysOut(CompletionShell shell) {
        assertThat(script(shell).lines().filter(line -> line.contains("__complete")))
                .as("only the question itself")
                .hasSize(1);
    }

    /** The scripts for fish and zsh tell where a command begins by the names of the options that take a value. */
    @Test
    void anOptionTakesAValueInEveryCommandOrInNone() {
        var options = commands(COOP)
                .flatMap(command -> command.getCommandSpec().options().stream())
                .toList();
        var taking = names(options.stream().filter(option -> option.arity().max() > 0));

        assertThat(names(options.stream().filter(option -> option.arity().max() == 0)))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(taking);
    }

    private static java.util.List<String> names(Stream<OptionSpec> options) {
        return options.flatMap(option -> Arrays.stream(option.names()))
                .distinct()
                .toList();
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CompletionScriptsTest::commands));
    }
}
