package dev.coop.cli;

import dev.coop.cli.completion.Offers;
import dev.coop.terminal.Look;
import dev.coop.terminal.Talk;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
public final class Globals {
    @Option(
            names = "-C",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Run as if started in this folder.")
    @Nullable
    Path directory;

    @Option(
            names = "--platform",
            paramLabel = "URL|PATH|sandbox",
            completionCandidates = Offers.Platforms.class,
            scope = ScopeType.INHERIT,
            description =
                    "The GitOps repository. Default: COOP_PLATFORM, then `platform` in coop.yaml, then that of your"
                            + " configuration.")
    @Nullable
    String platform;

    @Option(
            names = "--token-file",
            paramLabel = "FILE|-",
            scope = ScopeType.INHERIT,
            description = "A file whose first line is the token for the GitOps repository and its forge, or - for"
                    + " standard input. Default: what `coop doctor` names.")
    @Nullable
    String tokenFile;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Say only results, warnings and errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say what is done, and show the trace of a defect.")
    boolean verbose;

    @Option(
            names = "--trace",
            scope = ScopeType.INHERIT,
            description = "Show every HTTP request and Git exchange, secrets removed.")
    boolean trace;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            scope = ScopeType.INHERIT,
            description = "When output is coloured. Default: auto; NO_COLOR turns it off.")
    Look color = Look.AUTO;

    @Option(names = "--no-input", scope = ScopeType.INHERIT, description = "Never ask; so it is with CI=true.")
    boolean noInput;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the help of the command.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print the version of coop.")
    boolean version;

    /** Returns the folder that a command runs in. */
    public Path folder(Path workingFolder) {
        return directory == null ? workingFolder : workingFolder.resolve(directory);
    }

    /** Returns the platform that the command line names. */
    public Optional<String> platform() {
        return Optional.ofNullable(platform);
    }

    /** Returns the file that the command line names for the token. */
    public Optional<String> tokenFile() {
        return Optional.ofNullable(tokenFile);
    }

    /** Returns how much is said on standard error. */
    public Talk talk() {
        return quiet ? Talk.QUIET : verbose ? Talk.VERBOSE : Talk.NORMAL;
    }

    /** Returns when output is coloured. */
    public Look look() {
        return color;
    }

    /** Returns whether requests are shown. */
    public boolean traced() {
        return trace;
    }

    /** Returns whether a person may be asked, for all that the command line says. */
    public boolean mayAsk() {
        return !noInput;
    }
}
