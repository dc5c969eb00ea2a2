package dev.coop.cli;

import dev.coop.cli.completion.CommandModel;
import dev.coop.cli.completion.CompletionShell;
import dev.coop.diagnostic.Verdict;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print the completion script of a shell.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(coop completion bash)                  in ~/.bashrc",
            "  source <(coop completion zsh)                   in ~/.zshrc, after compinit",
            "  coop completion fish | source                   in ~/.config/fish/config.fish",
            "  coop completion powershell | Out-String | Invoke-Expression",
            "                                                  in $$PROFILE"
        })
final class CompletionCommand implements Callable<Verdict> {
    private final Session session;

    @Parameters(paramLabel = "bash|zsh|fish|powershell", description = "The shell.")
    @Nullable
    CompletionShell shell;

    @Spec
    CommandLine.Model.CommandSpec spec;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var script = java.util.Objects.requireNonNull(shell).script(CommandModel.of(spec.root()));
        session.terminal().result(script.stripTrailing());
        return Verdict.DONE;
    }
}
