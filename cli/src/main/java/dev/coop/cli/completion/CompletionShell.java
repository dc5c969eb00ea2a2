package dev.coop.cli.completion;

import java.util.Arrays;
import java.util.Locale;

/** The shells that complete coop's command line. */
public enum CompletionShell {
    BASH("coop.bash"),
    ZSH("_coop"),
    FISH("coop.fish"),
    POWERSHELL("coop.ps1");

    private final String file;

    CompletionShell(String file) {
        this.file = file;
    }

    /** Reads the name that a user types, such as {@code zsh}. */
    public static CompletionShell parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no script for the shell `" + text + "` (there is one for bash, zsh, fish, powershell)"));
    }

    /** Returns the script that makes the shell complete a command with all that belong to it. */
    public String script(ShellCommand root) {
        return switch (this) {
            case BASH -> BashScript.of(root);
            case ZSH -> ZshScript.of(root);
            case FISH -> FishScript.of(root);
            case POWERSHELL -> PowerShellScript.of(root);
        };
    }

    /** Returns the name of the script's file, by which the shell finds it. */
    public String file() {
        return file;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
