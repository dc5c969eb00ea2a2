package dev.coop.cli.completion;

import dev.coop.cli.completion.ShellCommand.ShellOption;
import dev.coop.cli.completion.ShellCommand.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For Windows PowerShell 5.1 and PowerShell 7, with descriptions as tool tips. An offer is a list of words,
 * {@code @kind} for what the program knows, {@code /files} or {@code /folders}.
 */
final class PowerShellScript {
    private static final String HEAD = """
        # Completes coop's command line in PowerShell; made by `coop completion powershell`. In $PROFILE:
        #
        #   coop completion powershell | Out-String | Invoke-Expression

        Register-ArgumentCompleter -Native -CommandName coop -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)

            # For each command: its commands, its options with what their values may be, what its operands may be.
            $table = @{
        """;
    private static final String REST = """
            }

            $elements = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
            $words = @($elements | ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
            $program = if ($words.Count -gt 0) { $words[0] } else { 'coop' }
            $before = @($words | Select-Object -Skip 1)

            $command = 'coop'
            $expected = $null
            $ended = $false
            $count = 0
            foreach ($word in $before) {
                $option = $table[$command].Options | Where-Object { $_.Names -ccontains $word }
                if ($expected) { $expected = $null }
                elseif (-not $ended -and $word -eq '--') { $ended = $true }
                elseif (-not $ended -and $word.StartsWith('-')) { if ($option -and $option.Offer) { $expected = $option } }
                elseif ($count -eq 0 -and $table.ContainsKey("$command $word")) { $command = "$command $word" }
                else { $count++ }
            }

            $typed = $wordToComplete
            $prefix = ''
            if (-not $expected -and -not $ended -and $typed -cmatch '^(--[^=]+)=(.*)$') {
                $prefix = $Matches[1] + '='
                $typed = $Matches[2]
                $name = $Matches[1]
                $expected = $table[$command].Options | Where-Object { $_.Names -ccontains $name -and $_.Offer }
                if (-not $expected) { return }
            }

            function Complete-Word($Text, $Description, $Type) {
                if ($Text.StartsWith($typed, [System.StringComparison]::Ordinal)) {
                    if (-not $Description) { $Description = $Text }
                    [System.Management.Automation.CompletionResult]::new($prefix + $Text, $Text, $Type, $Description)
                }
            }

            function Complete-Offer($Offer) {
                foreach ($item in $Offer) {
                    if ($item.StartsWith('@')) {
                        & $program '__complete' $item.Substring(1) '--' @before 2>$null | ForEach-Object {
                            $value, $description = $_ -split "`t", 2
                            Complete-Word $value $description 'ParameterValue'
                        }
                    }
                    elseif ($item -eq '/files' -or $item -eq '/folders') {
                        [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed) |
                            Where-Object { $item -eq '/files' -or $_.ResultType -eq 'ProviderContainer' } |
                            ForEach-Object {
                                [System.Management.Automation.CompletionResult]::new($prefix + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
                            }
                    }
                    elseif ($item) { Complete-Word $item $item 'ParameterValue' }
                }
            }

            if ($expected) { Complete-Offer $expected.Offer }
            elseif (-not $ended -and $typed.StartsWith('-')) {
                foreach ($option in $table[$command].Options) {
                    foreach ($name in $option.Names) { Complete-Word $name $option.Description 'ParameterName' }
                }
            }
            else {
                if ($count -eq 0) {
                    foreach ($each in $table[$command].Commands) { Complete-Word $each.Name $each.Description 'Command' }
                }
                if ($table[$command].Rest) { $count = [Math]::Min($count, $table[$command].Operands.Count - 1) }
                if ($count -lt $table[$command].Operands.Count) { Complete-Offer $table[$command].Operands[$count] }
            }
        }
        """;

    private PowerShellScript() {}

    static String of(ShellCommand root) {
        return HEAD + root.all().map(PowerShellScript::row).collect(Collectors.joining()) + REST;
    }

    private static String row(ShellCommand command) {
        return "        " + quoted(command.typed()) + " = @{\n"
                + list("Commands", command.commands().stream().map(PowerShellScript::command))
                + list("Options", command.options().stream().map(PowerShellScript::option))
                + list("Operands", command.operands().stream().map(operand -> "," + offer(operand.offer())))
                + (command.operands().stream().anyMatch(operand -> operand.times() == Times.OFTEN)
                        ? "            Rest = $true\n"
                        : "")
                + "        }\n";
    }

    private static String list(String name, Stream<String> items) {
        var lines = items.toList();
        return lines.isEmpty()
                ? "            " + name + " = @()\n"
                : "            " + name + " = @(\n"
                        + lines.stream()
                                .map(line -> "                " + line + "\n")
                                .collect(Collectors.joining())
                        + "            )\n";
    }

    private static String command(ShellCommand command) {
        return "@{ Name = " + quoted(command.name()) + "; Description = " + quoted(command.description()) + " }";
    }

    private static String option(ShellOption option) {
        var names = option.names().stream().map(PowerShellScript::quoted).collect(Collectors.joining(", "));
        var offer =
                option.value().map(value -> "; Offer = " + offer(value.offer())).orElse("");
        return "@{ Names = @(" + names + ")" + offer + "; Description = " + quoted(option.description()) + " }";
    }

    /** An offer of nothing is one empty word: an empty list would count as no offer. */
    private static String offer(Offer offer) {
        var items = new ArrayList<>(offer.words());
        offer.known().ifPresent(known -> items.add("@" + known));
        switch (offer.paths()) {
            case NONE -> {}
            case FILES -> items.add("/files");
            case FOLDERS -> items.add("/folders");
        }
        List<String> written = items.isEmpty() ? List.of("") : items;
        return "@(" + written.stream().map(PowerShellScript::quoted).collect(Collectors.joining(", ")) + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
