package dev.coop.cli.completion;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.cli.completion.Offer.Paths;
import dev.coop.cli.completion.ShellCommand.ShellOperand;
import dev.coop.cli.completion.ShellCommand.ShellOption;
import dev.coop.cli.completion.ShellCommand.Times;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** From picocli's model of the commands to what shells need of it; what is hidden stays out. */
public final class CommandModel {
    private CommandModel() {}

    /** Returns the command with all that belong to it. */
    public static ShellCommand of(CommandSpec spec) {
        return of(spec, List.of());
    }

    private static ShellCommand of(CommandSpec spec, List<String> above) {
        var path = new ArrayList<>(above);
        path.add(spec.name());
        return new ShellCommand(
                List.copyOf(path),
                firstSentence(spec.usageMessage().header()),
                options(spec),
                operands(spec),
                commands(spec).map(each -> of(each, path)).toList());
    }

    private static Stream<CommandSpec> commands(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .filter(each -> !each.usageMessage().hidden());
    }

    private static List<ShellOption> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::inherited))
                .map(option -> new ShellOption(
                        Arrays.stream(option.names())
                                .sorted(Comparator.comparingInt(String::length))
                                .toList(),
                        firstSentence(option.description()),
                        option.arity().max() == 0
                                ? Optional.empty()
                                : Optional.of(new ShellOperand(what(option), offer(option), Times.ONCE))))
                .toList();
    }

    private static List<ShellOperand> operands(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .filter(operand -> !operand.hidden())
                .map(operand -> new ShellOperand(
                        what(operand),
                        namesCommand(operand) ? Offer.of(siblings(spec)) : offer(operand),
                        operand.arity().max() > 1 && !namesCommand(operand) ? Times.OFTEN : Times.ONCE))
                .toList();
    }

    private static boolean namesCommand(ArgSpec operand) {
        return operand.paramLabel().contains("COMMAND");
    }

    private static List<String> siblings(CommandSpec spec) {
        return Optional.ofNullable(spec.parent()).stream()
                .flatMap(CommandModel::commands)
                .map(CommandSpec::name)
                .toList();
    }

    /** A label in capitals says what stands there; one of words to choose from stands for a choice. */
    private static String what(ArgSpec argument) {
        var label = argument.paramLabel();
        return argument.type().equals(int.class)
                ? "number"
                : label.contains("|")
                        ? "value"
                        : label.toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9]+", " ")
                                .strip();
    }

    private static Offer offer(ArgSpec argument) {
        var type = argument.auxiliaryTypes()[0];
        if (argument.completionCandidates() != null && !type.isEnum()) {
            return offer(StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                    .toList());
        }
        if (type.isEnum()) {
            return Offer.of(Arrays.stream(type.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .toList());
        }
        if (type.equals(EnvironmentName.class)) {
            return Offer.of(Known.ENVIRONMENTS);
        }
        if (type.equals(AppName.class)) {
            return Offer.of(Known.APPS);
        }
        if (type.equals(Path.class)) {
            return Offer.of(argument.paramLabel().contains("DIR") ? Paths.FOLDERS : Paths.FILES);
        }
        return Offer.NOTHING;
    }

    private static Offer offer(List<String> candidates) {
        return new Offer(
                candidates.stream().filter(each -> !each.startsWith("<")).toList(),
                Arrays.stream(Known.values())
                        .filter(known -> candidates.contains(Offers.marker(known)))
                        .findFirst(),
                candidates.contains(Offers.FOLDERS) ? Paths.FOLDERS : Paths.NONE);
    }

    /** Shells show one short line, without a full stop. */
    private static String firstSentence(String... description) {
        var text = String.join(" ", description).strip();
        var end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end))
                .replaceFirst("\\.$", "")
                .replace("%n", " ")
                .replace("%%", "%");
    }
}
