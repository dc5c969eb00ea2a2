package dev.coop.cli.completion;

/** Makes the scripts in completions/ from the model of the commands. */
public final class CompletionScript {
    private CompletionScript() {}

    /** Returns the script that makes a shell complete a command with all that belong to it. */
    public static String of(CompletionShell shell, ShellCommand root) {
        return switch (shell) {
            case BASH -> BashScript.of(root);
            case ZSH -> ZshScript.of(root);
            case FISH -> FishScript.of(root);
            case POWERSHELL -> PowerShellScript.of(root);
        };
    }
}
