package dev.coop.cli;

import dev.coop.cli.completion.CompletionShell;
import dev.coop.diagnostic.Verdict;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "The script completes commands, options and their values: environments, apps and templates too.",
        footer = {
            "# bash, in ~/.bashrc",
            "source <(coop completion bash)",
            "# zsh, in ~/.zshrc after compinit",
            "source <(coop completion zsh)",
            "# fish, in ~/.config/fish/config.fish",
            "coop completion fish | source",
            "# PowerShell, in its $PROFILE",
            "coop completion powershell | Out-String | Invoke-Expression"
        })
final class CompletionCommand implements Callable<Verdict> {
    private final Session session;

    @Parameters(paramLabel = "SHELL", description = "One of bash, zsh, fish and powershell.")
    @Nullable
    CompletionShell shell;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var script = Objects.requireNonNull(shell).script();
        session.terminal().data(script.stripTrailing());
        return Verdict.DONE;
    }
}
