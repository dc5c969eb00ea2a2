package dev.coop.cli;

import dev.coop.cli.help.HelpPage;
import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our words: what was meant where it can be guessed, what to write elsewhere. */
final class WrongUsage {
    private static final Pattern JSON_ASKED =
            Pattern.compile("(^| )(-o[ =]?|--output[ =])json( |$)", Pattern.CASE_INSENSITIVE);

    private final CommandSpec command;

    private WrongUsage(CommandSpec command) {
        this.command = command;
    }

    static Diagnostic of(ParameterException wrong) {
        var usage = new WrongUsage(wrong.getCommandLine().getCommandSpec());
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> usage.unknown(unmatched.getUnmatched());
            case MissingParameterException missing -> usage.missing(missing.getMissing());
            case OverwrittenOptionException twice -> usage.twice(twice.getOverwritten());
            default ->
                Optional.ofNullable(wrong.getArgSpec())
                        .map(about -> usage.value(about, wrong))
                        .orElseGet(() -> usage.error(String.valueOf(wrong.getMessage())));
        };
    }

    /** Returns whether the arguments ask for JSON, which only the words can tell: they could not be parsed. */
    static boolean asksForJson(List<String> arguments) {
        return JSON_ASKED.matcher(String.join(" ", arguments)).find();
    }

    private Diagnostic error(String message) {
        return Diagnostic.error("wrong-usage", message).hint("see " + command.qualifiedName() + " --help");
    }

    private Diagnostic unknown(List<String> words) {
        var word = words.isEmpty() ? "" : words.getFirst();
        if (word.startsWith("-") && word.length() > 1) {
            var name = word.replaceFirst("=.*", "");
            var names = command.options().stream()
                    .filter(option -> !option.hidden())
                    .flatMap(option -> Arrays.stream(option.names()));
            return guessed(error("`" + command.qualifiedName() + "` has no option `" + name + "`"), name, names);
        }
        var page = HelpPage.of(command);
        return page.commandNames().isEmpty()
                ? Diagnostic.error("wrong-usage", "`" + word + "` is one argument too many")
                        .hint("usage: " + page.usage())
                : unknownCommand(word, page.commandNames());
    }

    private Diagnostic unknownCommand(String word, List<String> known) {
        var found = error("unknown command `" + word + "`");
        return Optional.of(word)
                .filter(_ -> command.parent() == null)
                .flatMap(FamiliarWord::instead)
                .map(found::hint)
                .orElseGet(() -> guessed(found, word, known.stream()));
    }

    private static Diagnostic guessed(Diagnostic found, String word, Stream<String> known) {
        return Closest.to(word, known.toList())
                .map(close -> found.hint("did you mean `" + close + "`?"))
                .orElse(found);
    }

    private Diagnostic missing(List<ArgSpec> missing) {
        var first = missing.getFirst();
        return first instanceof OptionSpec option && !option.required()
                ? error("`" + option.longestName() + "` needs a value: " + option.paramLabel())
                : error(name(first) + " is missing: " + String.join(" ", first.description()));
    }

    private Diagnostic twice(ArgSpec about) {
        return error(name(about) + " is given twice");
    }

    private Diagnostic value(ArgSpec about, ParameterException wrong) {
        var value = Optional.ofNullable(wrong.getValue()).orElse("");
        if (about instanceof OptionSpec option && option.arity().max() == 0) {
            return error(name(about) + " takes no value");
        }
        if (about.type().isEnum()) {
            return choice(about, value);
        }
        return wrong.getCause() instanceof TypeConversionException ours
                ? error(name(about) + ": " + ours.getMessage())
                : error(name(about) + " cannot be `" + value + "`");
    }

    private Diagnostic choice(ArgSpec about, String value) {
        var choices = Arrays.stream(about.type().getEnumConstants())
                .map(each -> each.toString().toLowerCase(Locale.ROOT))
                .toList();
        var found = Diagnostic.error("wrong-usage", name(about) + " cannot be `" + value + "`")
                .hint("write " + String.join(" or ", choices));
        return guessed(found, value.toLowerCase(Locale.ROOT), choices.stream());
    }

    private static String name(ArgSpec about) {
        return switch (about) {
            case OptionSpec option -> "`" + option.longestName() + "`";
            default -> about.paramLabel();
        };
    }
}
