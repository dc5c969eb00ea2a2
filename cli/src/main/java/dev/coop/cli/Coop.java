package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.image.ImageReference;
import dev.coop.rollback.Earlier;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.TypeConversionException;

/** The root of the command tree. */
@Command(
        name = "coop",
        header = "A developer platform in one binary: takes a commit to production",
        description = {
            "coop scaffolds an app, checks it, builds its image without Docker, puts a release into the GitOps"
                + " repository as a commit or as a pull request, and follows the rollout through Argo CD. It needs no"
                + " access to the cluster.",
            "Two lines of coop.yaml describe an app. One platform.yaml at the root of the GitOps repository describes"
                + " where apps run. In a terminal and without a platform, coop works on the sandbox: a platform in a"
                + " folder, whose rollouts are simulated."
        },
        sortOptions = false,
        footer = {
            "# see the whole flow; needs no account, cluster or network",
            "coop tour",
            "# start an app in a new folder",
            "coop init hello --template go",
            "# ship a commit, and see it arrive",
            "coop build && coop deploy && coop status --watch"
        })
public final class Coop {
    @Mixin
    final Globals globals;

    private Coop(Globals globals) {
        this.globals = globals;
    }

    /** Makes the command tree; parsing fills the global options, which the session reads when it is first asked. */
    public static CommandLine commandLine(Session session, Globals globals) {
        return commandLine(session, globals, _ -> true);
    }

    /** Makes what these arguments need of the command tree: of a command that they do not name, only what it is for. */
    static CommandLine commandLine(Session session, Globals globals, List<String> arguments) {
        return commandLine(session, globals, arguments::contains);
    }

    private static CommandLine commandLine(Session session, Globals globals, Predicate<String> needed) {
        var line = new CommandLine(new Coop(globals));
        var tree = new CommandTree(line, needed);
        tree.add("init", "Scaffold an app from a template, or adopt a project", () -> new InitCommand(session));
        tree.add("validate", "Check coop.yaml and the extra resources", () -> new ValidateCommand(session));
        tree.add("render", "Print the manifests that a deploy would commit", () -> new RenderCommand(session));
        tree.add("build", "Build the image without Docker and push it", () -> new BuildCommand(session));
        tree.add("deploy", "Make an environment run this: commit or pull request", () -> new DeployCommand(session));
        tree.add("status", "Show what runs where, and follow a rollout", () -> new StatusCommand(session));
        tree.add("history", "List the releases of an environment", () -> new HistoryCommand(session));
        tree.add("diff", "Show what a deploy would change", () -> new DiffCommand(session));
        tree.add("rollback", "Bring an earlier release back", () -> new RollbackCommand(session));
        tree.add("remove", "Take the app out of an environment", () -> new RemoveCommand(session));
        tree.add("open", "Open the app in the browser", () -> new OpenCommand(session));
        tree.add("tour", "See the whole flow on the sandbox in under a minute", () -> new TourCommand(session));
        tree.add("sandbox", "The embedded platform: see, merge and empty it", () -> SandboxCommand.tree(session));
        tree.add("login", "Check and keep a token for a forge, registry or Argo CD", () -> new LoginCommand(session));
        tree.add("logout", "Forget what login kept", () -> new LogoutCommand(session));
        tree.add("doctor", "Show each setting, and what works and what does not", () -> new DoctorCommand(session));
        tree.add("schema", "Print the JSON Schema of coop.yaml, for editors", () -> new SchemaCommand(session));
        tree.add("completion", "Print the completion script of a shell", () -> new CompletionCommand(session));
        tree.add(
                "__complete",
                "Print the values of a kind, for the completion scripts",
                () -> new CompleteCommand(session));
        tree.add("version", "Print the version of coop", () -> new VersionCommand(session));
        tree.add("help", "Show the help of a command", () -> new HelpCommand(session));
        register(line, AppName.class, AppName::new);
        register(line, EnvironmentName.class, EnvironmentName::new);
        register(line, ImageReference.class, ImageReference::parse);
        register(line, Earlier.class, Earlier::parse);
        register(line, Duration.class, Coop::duration);
        register(line, Integer.class, Coop::number);
        register(line, int.class, Coop::number);
        return line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** picocli shows only the message of this exception as it is. */
    private static <T> void register(CommandLine line, Class<T> type, Function<String, T> parse) {
        ITypeConverter<T> converter = text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        };
        line.registerConverter(type, converter);
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("not a number from 1 up: `" + text + "`");
        }
        return Integer.parseInt(text);
    }

    private static Duration duration(String text) {
        if (!text.matches("[0-9]{1,6}[smh]")) {
            throw new IllegalArgumentException("not a length of time: `" + text + "` (such as 90s, 20m or 1h)");
        }
        var amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
