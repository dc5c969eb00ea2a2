package dev.coop.cli.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What there is to say of a command; nothing that is hidden.
 *
 * @param name all its words, such as {@code coop sandbox merge}
 * @param summary what it does, in one line
 * @param usage its name with what may stand behind it
 * @param description paragraphs
 * @param commands the commands below it, in groups
 * @param arguments what stands behind its name without a flag
 * @param options its own options
 * @param globals the options that every command has
 * @param exits exit statuses that mean something special here
 * @param examples command lines, each with what it is for
 */
public record HelpPage(
        String name,
        String summary,
        String usage,
        List<String> description,
        List<Group> commands,
        List<Entry> arguments,
        List<Entry> options,
        List<Entry> globals,
        List<Entry> exits,
        List<Entry> examples) {

    /** Something that is explained. */
    public record Entry(String term, String text) {}

    /** Commands that belong together. */
    public record Group(String heading, List<Entry> commands) {}

    /** Returns the page of a command. */
    public static HelpPage of(CommandSpec command) {
        var usage = command.usageMessage();
        return new HelpPage(
                command.qualifiedName(),
                String.join(" ", usage.header()),
                usage(command),
                List.of(usage.description()),
                groups(command),
                command.positionalParameters().stream()
                        .filter(each -> !each.hidden())
                        .map(each -> new Entry(each.paramLabel(), String.join(" ", each.description())))
                        .toList(),
                visible(command)
                        .filter(each -> !isGlobal(each))
                        .map(HelpPage::entry)
                        .toList(),
                visible(command).filter(HelpPage::isGlobal).map(HelpPage::entry).toList(),
                usage.exitCodeList().entrySet().stream()
                        .map(each -> new Entry(each.getKey(), each.getValue()))
                        .toList(),
                examples(usage.footer()));
    }

    /** Returns whether it is the page of the program itself. */
    public boolean isRoot() {
        return name.equals(rootName());
    }

    /** Returns the name of the program. */
    public String rootName() {
        return name.split(" ", 2)[0];
    }

    /** Returns the names of the commands below it. */
    public List<String> commandNames() {
        return commands.stream()
                .flatMap(group -> group.commands().stream())
                .map(Entry::term)
                .toList();
    }

    /** Returns the pages of a command and of all below it. */
    public static List<HelpPage> tree(CommandSpec command) {
        return Stream.concat(Stream.of(of(command)), shown(command).flatMap(each -> tree(each).stream()))
                .toList();
    }

    private static String usage(CommandSpec command) {
        var words = new ArrayList<>(List.of(command.qualifiedName(), "[OPTIONS]"));
        for (var argument : command.positionalParameters()) {
            if (!argument.hidden()) {
                var label = argument.paramLabel() + (argument.arity().max() > 1 ? "..." : "");
                words.add(argument.arity().min() == 0 ? "[" + label + "]" : label);
            }
        }
        if (shown(command).findAny().isPresent()) {
            words.add("COMMAND");
        }
        return String.join(" ", words);
    }

    private static Stream<CommandSpec> shown(CommandSpec command) {
        return command.subcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .filter(each -> !each.usageMessage().hidden());
    }

    private static List<Group> groups(CommandSpec command) {
        var all = shown(command).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        return command.parent() != null
                ? List.of(new Group("Commands", entries(all.stream())))
                : CommandGroup.ALL.stream()
                        .map(group -> new Group(
                                group.heading(),
                                entries(all.stream()
                                        .filter(each -> group.has(each.name()))
                                        .sorted(Comparator.comparingInt(each -> group.position(each.name()))))))
                        .toList();
    }

    private static List<Entry> entries(Stream<CommandSpec> commands) {
        return commands.map(each -> new Entry(
                        each.name(), String.join(" ", each.usageMessage().header())))
                .toList();
    }

    private static Stream<OptionSpec> visible(CommandSpec command) {
        return command.options().stream().filter(each -> !each.hidden());
    }

    private static boolean isGlobal(OptionSpec option) {
        return option.scopeType() == CommandLine.ScopeType.INHERIT;
    }

    private static Entry entry(OptionSpec option) {
        var names = String.join(", ", option.names());
        var value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        var aligned = names.startsWith("--") ? "    " + names : names;
        return new Entry(aligned + value, String.join(" ", option.description()));
    }

    /** A footer is command lines, with {@code # what it is for} before each. */
    private static List<Entry> examples(String[] footer) {
        var examples = new ArrayList<Entry>();
        var purpose = "";
        for (var line : footer) {
            if (line.startsWith("# ")) {
                purpose = line.substring(2);
            } else {
                examples.add(new Entry(line, purpose));
                purpose = "";
            }
        }
        return examples;
    }
}
