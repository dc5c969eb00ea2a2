package dev.coop.cli;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.cli.completion.CompletionShell;
import dev.coop.image.ImageReference;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The root of the command tree. */
@Command(
        name = "coop",
        description = "A developer platform in one binary: scaffold, check, build, deploy and follow an app.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = CoopVersion.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = 80,
        usageHelpAutoWidth = true,
        footerHeading = "%nStart with:%n",
        footer = "  coop tour")
public final class Coop {
    @Mixin
    final Globals globals;

    private Coop(Globals globals) {
        this.globals = globals;
    }

    /** Makes the command tree; parsing fills the global options, which the session reads when it is first asked. */
    public static CommandLine commandLine(Session session, Globals globals) {
        var line = new CommandLine(new Coop(globals))
                .addSubcommand(new InitCommand(session))
                .addSubcommand(new ValidateCommand(session))
                .addSubcommand(new RenderCommand(session))
                .addSubcommand(new BuildCommand(session))
                .addSubcommand(new DeployCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new TourCommand(session))
                .addSubcommand(SandboxCommand.tree(session))
                .addSubcommand(new SchemaCommand(session))
                .addSubcommand(new CompletionCommand(session))
                .addSubcommand(new CompleteCommand(session))
                .addSubcommand(new VersionCommand(session))
                .addSubcommand(new HelpCommand());
        register(line, AppName.class, AppName::new);
        register(line, EnvironmentName.class, EnvironmentName::new);
        register(line, CompletionShell.class, CompletionShell::parse);
        register(line, ImageReference.class, ImageReference::parse);
        register(line, Duration.class, Coop::duration);
        return line.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true);
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
