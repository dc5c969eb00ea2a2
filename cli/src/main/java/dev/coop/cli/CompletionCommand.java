package dev.coop.cli;

import dev.coop.diagnostic.Verdict;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        header = "Print the completion script of a shell",
        description = "The script completes commands, options and their values.",
        footer = {"# in this shell", "source <(coop completion bash)"})
final class CompletionCommand implements Callable<Verdict> {

    /** The shells that complete coop's commands. */
    enum Shell {
        BASH,
        /** Through zsh's own bashcompinit. */
        ZSH
    }

    private final Session session;

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    Shell shell = Shell.BASH;

    @Spec
    CommandLine.Model.CommandSpec spec;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var script = AutoComplete.bash("coop", spec.root().commandLine());
        session.terminal().result(script.stripTrailing());
        return Verdict.DONE;
    }
}
